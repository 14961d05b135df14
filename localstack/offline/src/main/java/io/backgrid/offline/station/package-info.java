@NullMarked
package io.backgrid.offline.station;

import org.jspecify.annotations.NullMarked;
