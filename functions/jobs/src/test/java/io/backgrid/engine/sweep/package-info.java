/// What tests of this module need of the engine's inside.
@NullMarked
package io.backgrid.engine.sweep;

import org.jspecify.annotations.NullMarked;
