package io.backgrid.jobs.request;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.UnitKind;
import io.backgrid.jobs.dataset.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads what is to be simulated.
final class BacktestReader {
    private BacktestReader() {}

    /// Empty when something is wrong, which then is noted.
    static Optional<BacktestSpec> read(Fields fields, Interval interval) {
        Direction direction =
                fields.oneOf("direction", List.of(Direction.values()), Direction::wireName, Direction.LONG_FLAT);
        EntryOrder fill = OrdersReader.fill(fields);
        Optional<StrategyReader.Choice> choice = new StrategyReader(fields, direction, parameters(fill)).read();
        EntryMode usualEntry = choice.map(StrategyReader.Choice::usualEntry).orElse(EntryMode.CROSS);
        EntryMode entry = fields.oneOf("entry", List.of(EntryMode.values()), EntryMode::wireName, usualEntry);
        double capital = fields.number("capital", BacktestSpec.USUAL_CAPITAL, BacktestSpec.CAPITAL_RANGE);
        Sizing sizing = OrdersReader.sizing(fields);
        UnitKind units = OrdersReader.units(fields);
        Margin margin = OrdersReader.margin(fields);
        Fees fees = CostsReader.fees(fields);
        Slippage slippage = CostsReader.slippage(fields);
        Financing financing = CostsReader.financing(fields);
        ExitOrders exits = OrdersReader.exits(fields);
        MetricBasis basis = basis(fields, interval);
        try {
            return choice.map(chosen -> BacktestSpec.builder(chosen.strategy(), basis)
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
                    .exits(exits)
                    .build());
        } catch (InvalidSpecException wrong) {
            fields.refuse(wrong.path(), wrong.violation());
            return Optional.empty();
        }
    }

    private static Set<String> parameters(EntryOrder fill) {
        return switch (fill) {
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ -> Set.of();
            case EntryOrder.Limit(EntryOrder.Prices prices, int _) -> parameters(prices);
            case EntryOrder.Stop(EntryOrder.Prices prices, int _) -> parameters(prices);
        };
    }

    private static Set<String> parameters(EntryOrder.Prices prices) {
        Set<String> names = new TreeSet<>();
        prices.longPrice().map(Formula::parameters).ifPresent(names::addAll);
        prices.shortPrice().map(Formula::parameters).ifPresent(names::addAll);
        return names;
    }

    private static MetricBasis basis(Fields fields, Interval interval) {
        double periods = fields.number("periods_per_year", interval.periodsPerYear(), MetricBasis.PERIODS_RANGE);
        double riskFree = fields.number("risk_free_rate", 0, MetricBasis.RISK_FREE_RANGE);
        double minimum = fields.number("minimum_acceptable_return", 0, MetricBasis.MINIMUM_ACCEPTABLE_RETURN_RANGE);
        return new MetricBasis(periods, riskFree, minimum);
    }
}
