/// Lets functions in Docker containers of this machine use the stores of a stack, which listen on the
/// loopback address only.
@NullMarked
package io.backgrid.offline.bridge;

import org.jspecify.annotations.NullMarked;
