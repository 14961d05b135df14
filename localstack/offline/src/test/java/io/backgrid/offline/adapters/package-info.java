/// The adapters of AWS against real wire protocols.
@NullMarked
package io.backgrid.offline.adapters;

import org.jspecify.annotations.NullMarked;
