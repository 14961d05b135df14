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

    /// What a result's hash calls it: `filled` by the rules, the name of the order that did it, `ruined` or `open`.
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

    /// An exit order was filled.
    ///
    /// @param reason which
    record Filled(Fill fill, ExitReason reason) implements Executed {
        /// An exit that the rules asked for.
        public Filled(Fill fill) {
            this(fill, ExitReason.SIGNAL);
        }

        @Override
        public String wireName() {
            return reason == ExitReason.SIGNAL ? "filled" : reason.wireName();
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
