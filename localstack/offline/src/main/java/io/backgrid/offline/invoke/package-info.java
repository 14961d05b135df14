@NullMarked
package io.backgrid.offline.invoke;

import org.jspecify.annotations.NullMarked;
