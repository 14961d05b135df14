package io.backgrid.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.SimpleMovingAverage;
import io.backgrid.engine.range.Range;
import io.backgrid.engine.rule.Expression;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.rule.RuleLimits;
import io.backgrid.engine.signal.Condition;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.testing.TestBars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyCatalogueTest {
    static List<CatalogueStrategy> all() {
        return StrategyCatalogue.all();
    }

    private static List<Rule> rules(CatalogueStrategy strategy) {
        List<Rule> rules = new ArrayList<>(List.of(strategy.entryRule(), strategy.shortEntryRule()));
        strategy.exitRule().ifPresent(rules::add);
        strategy.shortExitRule().ifPresent(rules::add);
        return rules;
    }

    @Test
    void strategiesStandInAlphabeticalOrder() {
        assertThat(all().stream().map(CatalogueStrategy::name))
                .containsExactly(
                        "adx_trend",
                        "aroon_trend",
                        "bollinger_breakout",
                        "bollinger_reversion",
                        "buy_and_hold",
                        "donchian_breakout",
                        "ema_crossover",
                        "keltner_breakout",
                        "linreg_trend",
                        "ma_crossover",
                        "macd_cross",
                        "momentum",
                        "rsi_reversion",
                        "stochastic",
                        "supertrend",
                        "triple_ma",
                        "vwap_trend",
                        "zscore_reversion");
    }

    @Test
    void aStrategyIsFoundByItsName() {
        assertThat(StrategyCatalogue.find("supertrend"))
                .map(CatalogueStrategy::name)
                .contains("supertrend");
        assertThat(StrategyCatalogue.find("super")).isEmpty();
    }

    @Test
    void maCrossoverIsTheOneOfRequests() {
        CatalogueStrategy crossover = StrategyCatalogue.find("ma_crossover").orElseThrow();
        assertThat(crossover.entryRule().text()).isEqualTo("sma(close, fast) > sma(close, slow)");
        assertThat(crossover.shortEntryRule().text()).isEqualTo("sma(close, fast) < sma(close, slow)");
        assertThat(crossover.exitRule()).isEmpty();
        assertThat(crossover.shortExitRule()).isEmpty();
        assertThat(crossover.entry()).isEqualTo(EntryMode.CROSS);
        assertThat(crossover.defaults()).isEqualTo(Map.of("fast", 20.0, "slow", 50.0));
        assertThat(crossover.parameters()).allMatch(it -> it.range().equals(Range.wholeNumbers(1, 100_000)));
    }

    @Test
    void buyAndHoldEntersAtOnce() {
        CatalogueStrategy hold = StrategyCatalogue.find("buy_and_hold").orElseThrow();
        assertThat(hold.entry()).isEqualTo(EntryMode.STATE);
        assertThat(hold.parameters()).isEmpty();
        Condition bought = new RuleEvaluator(TestBars.closes(3, 2, 1))
                .condition(hold.entryRule().bind(Map.of()));
        assertThat(bought.entries(hold.entry())).containsExactly(true, true, true);
        assertThat(bought.exits()).containsExactly(false, false, false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void defaultsTradeOnTheSp500(CatalogueStrategy strategy) {
        RuleEvaluator evaluator = new RuleEvaluator(TestBars.sp500());
        for (Rule rule : rules(strategy)) {
            Condition condition = evaluator.condition(rule.bind(strategy.defaults()));
            int held = 0;
            for (int bar = 0; bar < condition.size(); bar++) {
                held += condition.holds(bar) ? 1 : 0;
            }
            assertThat(held).as(rule.text()).isPositive();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void everyValueOfARangeCanBeBound(CatalogueStrategy strategy) {
        for (ParameterRange parameter : strategy.parameters()) {
            for (double end :
                    new double[] {parameter.range().low(), parameter.range().high()}) {
                Map<String, Double> values = new HashMap<>(strategy.defaults());
                values.put(parameter.name(), end);
                for (Rule rule : rules(strategy)) {
                    assertThat(rule.bind(values).firstHold()).isNotNegative();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void theRulesOfAStrategyStayWithinTheLimitsTogether(CatalogueStrategy strategy) {
        List<Expression> expressions =
                rules(strategy).stream().map(Rule::expression).toList();
        RuleLimits.requireSeries(expressions);
        assertThat(strategy.description()).endsWith(".");
    }

    /// What the moving-average crossover was before rules were text: averages of windows and a state that a tie keeps.
    private static boolean[] formerly(Bars bars, int fast, int slow, int sign) {
        IndicatorSeries left = SimpleMovingAverage.of(bars.closes(), fast);
        IndicatorSeries right = SimpleMovingAverage.of(bars.closes(), slow);
        boolean[] holds = new boolean[left.size()];
        boolean state = false;
        for (int bar = Math.max(left.firstValid(), right.firstValid()); bar < holds.length; bar++) {
            double excess = left.value(bar) - right.value(bar);
            boolean tied = Math.abs(excess) <= 1e-12 * Math.abs(right.value(bar));
            state = tied ? state : sign * excess > 0;
            holds[bar] = state;
        }
        return holds;
    }

    private static boolean[] formerCrossings(boolean[] holds, int firstDefined) {
        boolean[] turns = new boolean[holds.length];
        for (int bar = firstDefined + 1; bar < holds.length; bar++) {
            turns[bar] = holds[bar] && !holds[bar - 1];
        }
        return turns;
    }

    @Test
    void maCrossoverHoldsWhereItFormerlyDid() {
        CatalogueStrategy crossover = StrategyCatalogue.find("ma_crossover").orElseThrow();
        int[][] windows = {{1, 2}, {2, 3}, {20, 50}, {50, 20}, {7, 7}, {3, 5_000}, {6_000, 1}};
        for (Bars bars : List.of(TestBars.sp500(), TestBars.apple(), TestBars.random(3, 2_000), TestBars.closes(5))) {
            for (int[] pair : windows) {
                Map<String, Double> values = Map.of("fast", (double) pair[0], "slow", (double) pair[1]);
                RuleEvaluator evaluator = new RuleEvaluator(bars);
                Condition above = evaluator.condition(crossover.entryRule().bind(values));
                Condition below = evaluator.condition(crossover.shortEntryRule().bind(values));
                boolean[] held = formerly(bars, pair[0], pair[1], 1);
                assertThat(above.entries(EntryMode.STATE)).isEqualTo(held);
                assertThat(below.entries(EntryMode.STATE)).isEqualTo(formerly(bars, pair[0], pair[1], -1));
                assertThat(above.entries(EntryMode.CROSS))
                        .isEqualTo(formerCrossings(held, Math.max(pair[0], pair[1]) - 1));
            }
        }
    }

    @Test
    void aDefaultOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> ParameterRange.window("n", 0, "Bars."))
                .hasMessage("the default of n must be a whole number in [1, 100000] but was 0.0");
    }

    @Test
    void aParameterThatNoRuleNamesIsRefused() {
        assertThatThrownBy(() -> CatalogueStrategy.following(
                        "odd", "Odd.", "close > n", "close < n", ParameterRange.window("m", 5, "Bars.")))
                .hasMessage("the rules of odd name the parameters [n] but it offers [m]");
    }
}
