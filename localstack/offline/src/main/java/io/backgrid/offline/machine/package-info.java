/// Runs a state machine in this process as Step Functions would, from the same definition.
@NullMarked
package io.backgrid.offline.machine;

import org.jspecify.annotations.NullMarked;
