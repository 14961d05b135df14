@NullMarked
package io.backgrid.offline.machine;

import org.jspecify.annotations.NullMarked;
