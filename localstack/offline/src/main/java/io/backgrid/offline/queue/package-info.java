@NullMarked
package io.backgrid.offline.queue;

import org.jspecify.annotations.NullMarked;
