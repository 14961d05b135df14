package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// The columns of bars as series; first valid bar 0. Prices are quote currency per unit, volume is units.
public final class PriceSeries {
    private PriceSeries() {}

    /// First price of each bar.
    public static IndicatorSeries open(Bars bars) {
        double[] values = new double[bars.size()];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = bars.open(bar);
        }
        return IndicatorSeries.of(values);
    }

    /// Highest price of each bar.
    public static IndicatorSeries high(Bars bars) {
        double[] values = new double[bars.size()];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = bars.high(bar);
        }
        return IndicatorSeries.of(values);
    }

    /// Lowest price of each bar.
    public static IndicatorSeries low(Bars bars) {
        double[] values = new double[bars.size()];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = bars.low(bar);
        }
        return IndicatorSeries.of(values);
    }

    /// Last price of each bar.
    public static IndicatorSeries close(Bars bars) {
        return IndicatorSeries.of(bars.closes());
    }

    /// Units traded during each bar.
    public static IndicatorSeries volume(Bars bars) {
        double[] values = new double[bars.size()];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = bars.volume(bar);
        }
        return IndicatorSeries.of(values);
    }

    /// `(high + low + close) / 3` of each bar.
    public static IndicatorSeries typical(Bars bars) {
        double[] values = new double[bars.size()];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = (bars.high(bar) + bars.low(bar) + bars.close(bar)) / 3;
        }
        return IndicatorSeries.of(values);
    }
}
