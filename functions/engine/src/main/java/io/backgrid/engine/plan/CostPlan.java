package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Slippage;

/// Fees, slippage and financing as numbers.
///
/// @param fees of each fill
/// @param slippage of each fill
/// @param cashRate earned per bar on cash
/// @param marginRate paid per bar on cash below 0
/// @param borrowRate paid per bar on the value of a short position
public record CostPlan(Fees fees, Slippage slippage, double cashRate, double marginRate, double borrowRate) {
    /// Resolves what a specification says about costs.
    public static CostPlan of(BacktestSpec spec) {
        MetricBasis basis = spec.basis();
        Financing financing = spec.financing();
        return new CostPlan(
                spec.fees(),
                spec.slippage(),
                basis.perPeriod(financing.cash()),
                basis.perPeriod(financing.margin()),
                basis.perPeriod(financing.borrow()));
    }

    /// What a fill costs, quote currency.
    ///
    /// @param units traded, at least 0
    /// @param price quote currency per unit
    public double fee(double units, double price) {
        double asked = fees.rate() * (units * price) + fees.fixed() + fees.perUnit() * units;
        return asked < fees.minimum() ? fees.minimum() : asked;
    }

    /// The units that a budget pays for, fee included; 0 or below where the fee alone takes it.
    ///
    /// @param budget quote currency
    /// @param price quote currency per unit, above 0
    public double affordable(double budget, double price) {
        double units = (budget - fees.fixed()) / (price * (1 + fees.rate()) + fees.perUnit());
        if (fees.minimum() == 0 || fee(units, price) > fees.minimum()) {
            return units;
        }
        return (budget - fees.minimum()) / price;
    }

    /// The price of a fill that slippage makes worse; at least 0.
    ///
    /// @param side 1 for a buy, -1 for a sale
    /// @param price it would have been
    /// @param bars that are traded
    /// @param known the last complete one of them
    public double slipped(int side, double price, Bars bars, int known) {
        if (slippage.rate() == 0 && slippage.rangeShare() == 0) {
            return price;
        }
        double range = bars.high(known) - bars.low(known);
        double worse = price * (1 + side * slippage.rate()) + side * (slippage.rangeShare() * range);
        return Math.max(0, worse);
    }

    /// Whether time costs or earns anything.
    public boolean hasFinancing() {
        return cashRate != 0 || marginRate != 0 || borrowRate != 0;
    }
}
