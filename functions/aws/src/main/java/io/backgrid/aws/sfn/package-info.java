/// The state machine that runs sweeps.
@NullMarked
package io.backgrid.aws.sfn;

import org.jspecify.annotations.NullMarked;
