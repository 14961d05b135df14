package io.backgrid.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.testing.TestBars;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a rule means, on bars small enough to follow by hand. `T` is true, `F` false and `-` undefined.
class RuleEvaluatorTest {
    private static String states(String rule, double... closes) {
        return states(rule, TestBars.closes(closes));
    }

    private static String states(String rule, Bars bars) {
        Condition condition = new RuleEvaluator(bars).condition(Rule.parse(rule).bind(Map.of()));
        StringBuilder states = new StringBuilder();
        for (int bar = 0; bar < condition.size(); bar++) {
            states.append(condition.holds(bar) ? 'T' : condition.isDefined(bar) ? 'F' : '-');
        }
        return states.toString();
    }

    private static double[] values(String formula, double... closes) {
        IndicatorSeries series = new RuleEvaluator(TestBars.closes(closes))
                .series(Formula.parse(formula).bind(Map.of()));
        double[] values = new double[series.size()];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = series.value(bar);
        }
        return values;
    }

    @Test
    void arithmeticWorksBarByBar() {
        assertThat(values("close * 2 + 1", 1, 2)).containsExactly(3, 5);
        assertThat(values("-(close - 3) / 4", 1, 7)).containsExactly(0.5, -1);
        assertThat(values("abs(close - 3)", 1, 7)).containsExactly(2, 4);
        assertThat(values("min(close, 3)", 1, 7)).containsExactly(1, 3);
        assertThat(values("max(close, 3)", 1, 7)).containsExactly(3, 7);
        assertThat(values("if(close > 3, close, 10)", 1, 7)).containsExactly(10, 7);
        assertThat(values("sum(close, 2)", 1, 7, 9)).containsExactly(Double.NaN, 8, 16);
        assertThat(values("2 * 3 + 1", 1, 7)).containsExactly(7, 7);
    }

    @Test
    void whatIsNotFiniteIsUndefinedAndStaysSoThroughArithmetic() {
        double nan = Double.NaN;
        assertThat(values("1 / (close - 3)", 3, 4)).containsExactly(nan, 1);
        assertThat(values("(close - 3) / (close - 3)", 3, 4)).containsExactly(nan, 1);
        assertThat(values("close * 1e308 * 10", 1, 2)).containsExactly(nan, nan);
        assertThat(values("0 * (close * 1e308 * 10) + 1", 1, 2)).containsExactly(nan, nan);
        assertThat(values("min(1 / (close - 3), 0)", 3, 4)).containsExactly(nan, 0);
        assertThat(values("max(0, 1 / (close - 3))", 3, 4)).containsExactly(nan, 1);
        assertThat(values("1 / 0", 3, 4)).containsExactly(nan, nan);
        assertThat(values("-abs(1 / (close - 3))", 3, 2)).containsExactly(nan, -1);
    }

    @Test
    void anIndicatorThatOverflowsIsUndefined() {
        assertThat(values("sum(close * 1e308, 2)", 1, 1, 1)).containsExactly(Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void aChoiceByAnUndefinedConditionIsUndefined() {
        assertThat(values("if(close[1] > 1, 5, 6)", 1, 2, 1)).containsExactly(Double.NaN, 6, 5);
        assertThat(values("if(close > 1, close[1], 6)", 2, 0.5, 3)).containsExactly(Double.NaN, 6, 0.5);
    }

    @Test
    void aLagLooksBackAndIsUndefinedBeforeTheFirstBar() {
        assertThat(values("close[0]", 1, 2, 3)).containsExactly(1, 2, 3);
        assertThat(values("close[2]", 1, 2, 3)).containsExactly(Double.NaN, Double.NaN, 1);
        assertThat(values("close[1][1]", 1, 2, 3)).containsExactly(Double.NaN, Double.NaN, 1);
        assertThat(values("-close[1]", 1, 2, 3)).containsExactly(Double.NaN, -1, -2);
        assertThat(values("close[100000]", 1, 2)).containsExactly(Double.NaN, Double.NaN);
        assertThat(values("5[1]", 1, 2)).containsExactly(Double.NaN, 5);
        assertThat(states("(close > 1)[1]", 1, 2, 1)).isEqualTo("-FT");
        assertThat(states("(close > 1)[3]", 1, 2, 1)).isEqualTo("---");
    }

    @Test
    void aComparisonNeedsBothSides() {
        assertThat(states("close > close[1]", 1, 2, 1)).isEqualTo("-TF");
        assertThat(states("1 / (close - 3) > 0", 4, 3, 2)).isEqualTo("T-F");
        assertThat(states("close[1] == 1", 1, 2, 1)).isEqualTo("-TF");
        assertThat(states("close[1] != 1", 1, 2, 1)).isEqualTo("-FT");
    }

    @Test
    void aTieKeepsTheStateOfTheLastDefinedBar() {
        assertThat(states("close > 2", 2, 3, 2, 1, 2)).isEqualTo("FTTFF");
        assertThat(states("close < 2", 2, 3, 2, 1, 2)).isEqualTo("FFFTT");
        assertThat(states("close <= 2", 2, 3, 2, 1, 2)).isEqualTo("TFFTT"); // not (close > 2)
        assertThat(states("close >= 2", 2, 3, 2, 1, 2)).isEqualTo("TTTFF"); // not (close < 2)
        assertThat(states("close == 2", 2, 3, 2, 1, 2)).isEqualTo("TFTFT");
        assertThat(states("close != 2", 2, 3, 2, 1, 2)).isEqualTo("FTFTF");
        // Undefined at 5, where the state survives: 6 / (5 - 5); then 6 / (8 - 5) = 2, a tie.
        assertThat(states("6 / (close - 5) > 2", 6, 5, 8)).isEqualTo("T-T");
        assertThat(states("6 / (close - 5) > 2", 9, 5, 8)).isEqualTo("F-F");
    }

    @Test
    void oneInATrillionIsATie() {
        assertThat(states("close == 5", 5 + 4e-12, 5 + 6e-12)).isEqualTo("TF");
        assertThat(states("close > 5", 5 + 4e-12, 5 + 6e-12, 5 - 4e-12, 5 - 6e-12))
                .isEqualTo("FTTF");
    }

    @Test
    void andOrAndNotAreThreeValued() {

        String undefined = "1 / (close - 3) > 0"; // T at 4, - at 3, F at 2
        assertThat(states(undefined + " and close > 0", 4, 3, 2)).isEqualTo("T-F");
        assertThat(states(undefined + " and close > 100", 4, 3, 2)).isEqualTo("FFF");
        assertThat(states(undefined + " and " + undefined, 4, 3, 2)).isEqualTo("T-F");
        assertThat(states(undefined + " or close > 0", 4, 3, 2)).isEqualTo("TTT");
        assertThat(states(undefined + " or close > 100", 4, 3, 2)).isEqualTo("T-F");
        assertThat(states("not " + undefined, 4, 3, 2)).isEqualTo("F-T");
        assertThat(states("not (not " + undefined + ")", 4, 3, 2)).isEqualTo("T-F");
    }

    @Test
    void aCrossIsATurnFromDefinedAndFalse() {
        assertThat(states("crosses_above(close, 2)", 3, 1, 3, 3, 1)).isEqualTo("FFTFF");
        assertThat(states("crosses_below(close, 2)", 1, 3, 1, 1, 3)).isEqualTo("FFTFF");
        assertThat(states("crosses_above(close, 2)", 2, 3)).isEqualTo("FT"); // tied counts as false
        assertThat(states("crosses_above(close, 2)", 1, 2, 3)).isEqualTo("FFT"); // through a tie, once
        assertThat(states("crosses_above(close, 2)", 3, 2, 3)).isEqualTo("FFF"); // touching is not crossing
        assertThat(states("crosses_above(close[1], 2)", 1, 3, 3)).isEqualTo("-FT");
        // 1 / (close - 5): -1, undefined, 1. False before the gap, true behind it.
        assertThat(states("crosses_above(1 / (close - 5), 0)", 4, 5, 6)).isEqualTo("F-T");
    }

    @Test
    void everyColumnIsItsOwn() {
        Bars bars = TestBars.randomRanges(5, 40, 0.02);
        RuleEvaluator evaluator = new RuleEvaluator(bars);
        for (int bar = 0; bar < bars.size(); bar++) {
            assertThat(value(evaluator, "open", bar)).isEqualTo(bars.open(bar));
            assertThat(value(evaluator, "high", bar)).isEqualTo(bars.high(bar));
            assertThat(value(evaluator, "low", bar)).isEqualTo(bars.low(bar));
            assertThat(value(evaluator, "close", bar)).isEqualTo(bars.close(bar));
            assertThat(value(evaluator, "volume", bar)).isEqualTo(bars.volume(bar));
        }
    }

    private static double value(RuleEvaluator evaluator, String formula, int bar) {
        return evaluator.series(Formula.parse(formula).bind(Map.of())).value(bar);
    }

    @Test
    void whatRulesShareIsComputedOnce() {
        RuleEvaluator evaluator = new RuleEvaluator(TestBars.random(1, 50));
        IndicatorSeries mean = evaluator.series(Formula.parse("sma(close, n)").bind(Map.of("n", 5.0)));
        assertThat(evaluator.series(Formula.parse("sma( close,10/2 )").bind(Map.of())))
                .isSameAs(mean);
        assertThat(evaluator.series(Formula.parse("sma(close, 6)").bind(Map.of())))
                .isNotSameAs(mean);
        Condition above = evaluator.condition(Rule.parse("close > 100").bind(Map.of()));
        assertThat(evaluator.condition(Rule.parse("close > x").bind(Map.of("x", 100.0))))
                .isSameAs(above);
    }
}
