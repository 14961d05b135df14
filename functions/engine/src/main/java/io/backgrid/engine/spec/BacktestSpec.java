package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;

/// What to simulate, apart from the bars.
///
/// @param strategy what decides
/// @param direction which sides may be held
/// @param entry when a rule that holds becomes an entry
/// @param fill how an entry is filled
/// @param capital starting equity in quote currency; in [#CAPITAL_RANGE]
/// @param sizing how many units an entry trades
/// @param units which numbers of units can be traded
/// @param margin how much may be held on how little
/// @param fees cost of each fill
/// @param slippage by how much each fill is worse than its price
/// @param financing what money and borrowed units earn and cost
/// @param exits orders beside the exit rules
/// @param basis what metrics are measured against
public record BacktestSpec(
        Strategy strategy,
        Direction direction,
        EntryMode entry,
        EntryOrder fill,
        double capital,
        Sizing sizing,
        UnitKind units,
        Margin margin,
        Fees fees,
        Slippage slippage,
        Financing financing,
        ExitOrders exits,
        MetricBasis basis) {
    /// Allowed starting equity, quote currency.
    public static final Range CAPITAL_RANGE = Range.openClosed(0, 1e15);

    /// Starting equity unless something else is asked for.
    public static final double USUAL_CAPITAL = 100_000;

    /// Checks what one field demands of another.
    ///
    /// @throws InvalidSpecException naming the field at fault
    public BacktestSpec {
        CAPITAL_RANGE.require("capital", capital);
        SpecCheck.sides(strategy, direction, fill);
        SpecCheck.sizing(sizing, margin, exits);
    }

    /// Starts a specification in which everything but strategy and basis is as usual: long or flat, entry on a cross,
    /// all equity at the next open, without costs.
    public static Builder builder(Strategy strategy, MetricBasis basis) {
        return new Builder(strategy, basis);
    }

    /// This specification to change one thing of.
    public Builder but() {
        return new Builder(strategy, basis)
                .direction(direction)
                .entry(entry)
                .fill(fill)
                .capital(capital)
                .sizing(sizing)
                .units(units)
                .margin(margin)
                .fees(fees)
                .slippage(slippage)
                .financing(financing)
                .exits(exits);
    }

    /// Collects the fields of a specification; each is named as in [BacktestSpec].
    public static final class Builder {
        private Strategy strategy;
        private final MetricBasis basis;
        private Direction direction = Direction.LONG_FLAT;
        private EntryMode entry = EntryMode.CROSS;
        private EntryOrder fill = new EntryOrder.NextOpen();
        private double capital = USUAL_CAPITAL;
        private Sizing sizing = new Sizing.AllIn();
        private UnitKind units = UnitKind.FRACTIONAL;
        private Margin margin = Margin.CASH;
        private Fees fees = Fees.NONE;
        private Slippage slippage = Slippage.NONE;
        private Financing financing = Financing.NONE;
        private ExitOrders exits = ExitOrders.NONE;

        private Builder(Strategy strategy, MetricBasis basis) {
            this.strategy = strategy;
            this.basis = basis;
        }

        /// See [BacktestSpec#strategy()].
        public Builder strategy(Strategy value) {
            strategy = value;
            return this;
        }

        /// See [BacktestSpec#direction()].
        public Builder direction(Direction value) {
            direction = value;
            return this;
        }

        /// See [BacktestSpec#entry()].
        public Builder entry(EntryMode value) {
            entry = value;
            return this;
        }

        /// See [BacktestSpec#fill()].
        public Builder fill(EntryOrder value) {
            fill = value;
            return this;
        }

        /// See [BacktestSpec#capital()].
        public Builder capital(double value) {
            capital = value;
            return this;
        }

        /// See [BacktestSpec#sizing()].
        public Builder sizing(Sizing value) {
            sizing = value;
            return this;
        }

        /// See [BacktestSpec#units()].
        public Builder units(UnitKind value) {
            units = value;
            return this;
        }

        /// See [BacktestSpec#margin()].
        public Builder margin(Margin value) {
            margin = value;
            return this;
        }

        /// See [BacktestSpec#fees()].
        public Builder fees(Fees value) {
            fees = value;
            return this;
        }

        /// See [BacktestSpec#slippage()].
        public Builder slippage(Slippage value) {
            slippage = value;
            return this;
        }

        /// See [BacktestSpec#financing()].
        public Builder financing(Financing value) {
            financing = value;
            return this;
        }

        /// See [BacktestSpec#exits()].
        public Builder exits(ExitOrders value) {
            exits = value;
            return this;
        }

        /// The specification.
        ///
        /// @throws InvalidSpecException naming the field at fault
        public BacktestSpec build() {
            return new BacktestSpec(
                    strategy, direction, entry, fill, capital, sizing, units, margin, fees, slippage, financing, exits,
                    basis);
        }
    }
}
