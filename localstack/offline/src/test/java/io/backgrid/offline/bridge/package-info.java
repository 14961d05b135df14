@NullMarked
package io.backgrid.offline.bridge;

import org.jspecify.annotations.NullMarked;
