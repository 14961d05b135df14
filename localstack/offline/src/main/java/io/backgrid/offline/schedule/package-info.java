@NullMarked
package io.backgrid.offline.schedule;

import org.jspecify.annotations.NullMarked;
