@NullMarked
package io.backgrid.offline.loopback;

import org.jspecify.annotations.NullMarked;
