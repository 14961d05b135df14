package io.backgrid.engine.order;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.testing.TestSpecs;
import java.util.List;
import java.util.Optional;

/// Bars whose volume says what the strategy asks for at their close, and results as short texts.
///
/// The usual price is 64 and the usual capital 1024, so that 16 units are all in and binary fractions are exact.
final class Market {
    static final double NONE = 0;
    static final double BUY = 1;
    static final double SELL = 2;
    static final double SHORT = 3;
    static final double COVER = 4;

    private Market() {}

    static double[] bar(double open, double high, double low, double close) {
        return bar(open, high, low, close, NONE);
    }

    static double[] bar(double open, double high, double low, double close, double asks) {
        return new double[] {open, high, low, close, asks};
    }

    /// A bar that stays at 64.
    static double[] still(double asks) {
        return bar(64, 64, 64, 64, asks);
    }

    static Bars bars(double[]... rows) {
        long[] time = new long[rows.length];
        double[][] columns = new double[5][rows.length];
        for (int bar = 0; bar < rows.length; bar++) {
            time[bar] = bar * 86_400L;
            for (int column = 0; column < columns.length; column++) {
                columns[column][bar] = rows[bar][column];
            }
        }
        return Bars.of(time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    /// Either side as the volume asks, all in at the next open.
    static BacktestSpec.Builder spec() {
        return TestSpecs.rules("volume == 1", "volume == 2", "volume == 3", "volume == 4")
                .direction(Direction.LONG_SHORT)
                .capital(1024);
    }

    static BacktestResult run(BacktestSpec.Builder spec, double[]... rows) {
        return Backtest.run(spec.build(), bars(rows));
    }

    /// One text per trade: `long 16: 1@64 -> 3@56 stop_loss`, units and then bar and price of entry and exit.
    static List<String> trades(BacktestSpec.Builder spec, double[]... rows) {
        return trades(run(spec, rows));
    }

    static List<String> trades(BacktestResult result) {
        return result.trades().stream().map(Market::text).toList();
    }

    private static String text(Trade trade) {
        return "%s %s: %d@%s -> %d@%s %s"
                .formatted(
                        trade.side().wireName(),
                        number(trade.units()),
                        trade.entry().bar(),
                        number(trade.entry().price()),
                        trade.exit().bar(),
                        number(trade.exit().price()),
                        trade.exit().wireName());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /// A quarter below the close to buy, a quarter above it to sell short.
    static EntryOrder limit(int bars) {
        return new EntryOrder.Limit(prices("close * 0.75", "close * 1.25"), bars);
    }

    /// A quarter above the close to buy, a quarter below it to sell short.
    static EntryOrder stop(int bars) {
        return new EntryOrder.Stop(prices("close * 1.25", "close * 0.75"), bars);
    }

    static EntryOrder.Prices prices(String longPrice, String shortPrice) {
        return new EntryOrder.Prices(Optional.of(Formula.parse(longPrice)), Optional.of(Formula.parse(shortPrice)));
    }

    static ExitOrders stopLoss(double fraction) {
        return exits(fraction, 0, 0, 0);
    }

    static ExitOrders takeProfit(double fraction) {
        return exits(0, fraction, 0, 0);
    }

    static ExitOrders trailing(double fraction) {
        return exits(0, 0, fraction, 0);
    }

    static ExitOrders breakEven(double fraction) {
        return exits(0, 0, 0, fraction);
    }

    /// Distances as fractions, 0 for no such order.
    static ExitOrders exits(double stop, double target, double trail, double even) {
        return new ExitOrders(fraction(stop), fraction(target), fraction(trail), fraction(even), Optional.empty(), 0);
    }

    private static Optional<Distance> fraction(double value) {
        return value == 0 ? Optional.empty() : Optional.of(new Distance.Fraction(value));
    }

    /// A stop loss, a time limit where it is above 0, and closes without entries after an exit.
    static ExitOrders timed(double stop, int bars, int cooldown) {
        Optional<Distance> none = Optional.empty();
        return new ExitOrders(
                fraction(stop), none, none, none, bars == 0 ? Optional.empty() : Optional.of(bars), cooldown);
    }
}
