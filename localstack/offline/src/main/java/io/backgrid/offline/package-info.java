@NullMarked
package io.backgrid.offline;

import org.jspecify.annotations.NullMarked;
