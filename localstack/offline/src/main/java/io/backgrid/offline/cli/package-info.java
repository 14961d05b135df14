/// What `./backgrid up` and `./backgrid demo` do.
@NullMarked
package io.backgrid.offline.cli;

import org.jspecify.annotations.NullMarked;
