package io.backgrid.engine.kernel;

import io.backgrid.engine.signal.Signals;

/// The entry order that waits for a price, if there is one.
final class WaitingEntry {
    private int side = Signals.FLAT;
    private double price;
    private int barsLeft;

    /// Replaces what was ordered before; a price of NaN orders nothing.
    void order(int wantedSide, double at, int bars) {
        side = at > 0 ? wantedSide : Signals.FLAT;
        price = at;
        barsLeft = bars;
    }

    void cancel() {
        side = Signals.FLAT;
    }

    /// A bar has gone by without a fill.
    void passBar() {
        barsLeft--;
        if (barsLeft == 0) {
            cancel();
        }
    }

    boolean isOrdered() {
        return side != Signals.FLAT;
    }

    int side() {
        return side;
    }

    double price() {
        return price;
    }
}
