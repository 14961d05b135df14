/// The journey of a backtest on the whole stack, over HTTP.
@NullMarked
package io.backgrid.offline.journey;

import org.jspecify.annotations.NullMarked;
