package io.backgrid.engine.result;

/// How a trade ended, or that it has not.
public sealed interface Exit {
    /// The bar of the exit; the last bar while the trade is open.
    int bar();

    /// Epoch seconds UTC of that bar.
    long time();

    /// Quote currency per unit: the fill's price, slippage included, or the close that the position is marked to.
    double price();

    /// Cost of the exit, quote currency.
    double fee();

    /// `filled`, `ruined` or `open`.
    String wireName();

    /// An exit that took place.
    sealed interface Executed extends Exit {
        /// The execution.
        Fill fill();

        @Override
        default int bar() {
            return fill().bar();
        }

        @Override
        default long time() {
            return fill().time();
        }

        @Override
        default double price() {
            return fill().price();
        }

        @Override
        default double fee() {
            return fill().fee();
        }
    }

    /// The exit order was filled.
    record Filled(Fill fill) implements Executed {
        @Override
        public String wireName() {
            return "filled";
        }
    }

    /// The account had nothing left: closed at a close without a fee, or by an exit order at an open that cost more
    /// than there was.
    record Ruined(Fill fill) implements Executed {
        @Override
        public String wireName() {
            return "ruined";
        }
    }

    /// Still held after the last bar and marked to its close, which costs nothing.
    record Open(int bar, long time, double price) implements Exit {
        @Override
        public double fee() {
            return 0;
        }

        @Override
        public String wireName() {
            return "open";
        }
    }
}
