package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.Dispersion;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.UnitKind;

/// How many units an entry trades, as numbers.
///
/// The units are the smallest of: what a share of equity or a sum of money pays for; a number of units; a share of
/// equity over the distance of the stop; and what the leverage allows.
///
/// @param share of equity that pays for the units, per bar; one bar alone where it is always the same
/// @param money that pays for them, quote currency
/// @param units their number
/// @param risk share of equity that the way to the stop may cost; infinite where it does not matter
/// @param whole whether only whole units are traded
/// @param margin leverage and maintenance
public record SizePlan(IndicatorSeries share, double money, double units, double risk, boolean whole, Margin margin) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    static SizePlan of(BacktestSpec spec, Bars bars) {
        boolean whole = spec.units() == UnitKind.WHOLE;
        IndicatorSeries all = always(spec.margin().leverage());
        return switch (spec.sizing()) {
            case Sizing.AllIn _ -> new SizePlan(always(1), ANY, ANY, ANY, whole, spec.margin());
            case Sizing.Fraction(double value) -> new SizePlan(always(value), ANY, ANY, ANY, whole, spec.margin());
            case Sizing.Cash(double value) -> new SizePlan(all, value, ANY, ANY, whole, spec.margin());
            case Sizing.Units(double value) -> new SizePlan(all, ANY, value, ANY, whole, spec.margin());
            case Sizing.VolatilityTarget target ->
                new SizePlan(shares(target, spec, bars), ANY, ANY, ANY, whole, spec.margin());
            case Sizing.Risk(double value) -> new SizePlan(all, ANY, ANY, value, whole, spec.margin());
        };
    }

    /// Whether all equity pays for the units, whatever the bar.
    public boolean isAllIn() {
        boolean unlimited = money == ANY && units == ANY && risk == ANY;
        return unlimited && !whole && share.size() == 1 && share.value(0) == 1;
    }

    private static IndicatorSeries always(double share) {
        return IndicatorSeries.of(new double[] {share});
    }

    /// Per bar the share whose volatility is the target, at most the leverage; NaN where there is no volatility yet.
    private static IndicatorSeries shares(Sizing.VolatilityTarget target, BacktestSpec spec, Bars bars) {
        double[] returns = new double[bars.size()];
        returns[0] = Double.NaN;
        for (int bar = 1; bar < returns.length; bar++) {
            returns[bar] = bars.close(bar) / bars.close(bar - 1) - 1;
        }
        int window = target.window();
        IndicatorSeries population = Dispersion.stddev(IndicatorSeries.of(returns, 1), window);
        double annual =
                Math.sqrt(window / (window - 1.0)) * Math.sqrt(spec.basis().periodsPerYear());
        double[] shares = new double[bars.size()];
        for (int bar = 0; bar < shares.length; bar++) {
            shares[bar] = Math.min(
                    target.value() / (population.value(bar) * annual),
                    spec.margin().leverage());
        }
        return IndicatorSeries.of(shares);
    }

    /// The units of an entry; 0, below 0 or NaN for none.
    ///
    /// @param equity before the entry, quote currency, above 0
    /// @param price of the fill, quote currency per unit, above 0
    /// @param stop distance of the stop from that price
    /// @param costs of the fill
    /// @param bar the last complete one
    public double units(double equity, double price, double stop, CostPlan costs, int bar) {
        double budget = Math.min(share.value(share.size() == 1 ? 0 : bar) * equity, money);
        double asked = Math.min(costs.affordable(budget, price), units);
        double bounded = risk == ANY ? asked : Math.min(asked, risk * equity / stop);
        return whole ? Math.floor(bounded) : bounded;
    }
}
