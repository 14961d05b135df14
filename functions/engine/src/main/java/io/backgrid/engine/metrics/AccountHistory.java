package io.backgrid.engine.metrics;

/// What the metrics of an account are computed from.
///
/// After a ruin equity is 0 to the end. The returns then end with the -1 that led there, and so do the benchmark's;
/// the equity itself, and with it drawdowns, turnover and exposure, is read over all bars.
public final class AccountHistory {
    private final long firstTime;
    private final long lastTime;
    private final double[] equity;
    private final double[] returns;
    private final double[] benchmark;
    private final int barsInMarket;

    /// Derives the returns of account and benchmark.
    ///
    /// @param firstTime epoch seconds of the first bar
    /// @param lastTime epoch seconds of the last bar
    /// @param equity account value at each close, the first above 0; owned by this object from here on
    /// @param benchmark price of the benchmark at each close, above 0; not changed
    /// @param barsInMarket number of closes with a position
    public AccountHistory(long firstTime, long lastTime, double[] equity, double[] benchmark, int barsInMarket) {
        if (equity.length == 0 || equity.length != benchmark.length || barsInMarket > equity.length) {
            throw new IllegalArgumentException("%d equities, %d benchmark prices and %d bars in the market do not fit"
                    .formatted(equity.length, benchmark.length, barsInMarket));
        }
        this.firstTime = firstTime;
        this.lastTime = lastTime;
        this.equity = equity;
        this.returns = Returns.of(equity, Returns.count(equity));
        this.benchmark = Returns.of(benchmark, returns.length);
        this.barsInMarket = barsInMarket;
    }

    /// Account value at each close; read only.
    double[] equity() {
        return equity;
    }

    /// `E[t] / E[t-1] - 1`, up to and including a ruin; read only.
    double[] returns() {
        return returns;
    }

    /// The benchmark's returns over the same periods as [#returns()]; read only.
    double[] benchmark() {
        return benchmark;
    }

    int barsInMarket() {
        return barsInMarket;
    }

    /// `E[last] / E[0]`, 0 after a ruin.
    double growth() {
        return equity[equity.length - 1] / equity[0];
    }

    /// Periods between the first and the last bar.
    int periods() {
        return equity.length - 1;
    }

    /// Time between the first and the last bar in years of 365.25 days.
    double calendarYears() {
        double secondsPerYear = 365.25 * 24 * 60 * 60;
        return ((double) lastTime - (double) firstTime) / secondsPerYear;
    }
}
