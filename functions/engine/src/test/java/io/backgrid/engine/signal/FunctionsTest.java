package io.backgrid.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.Aroon;
import io.backgrid.engine.indicator.BollingerBands;
import io.backgrid.engine.indicator.Channels;
import io.backgrid.engine.indicator.CommodityChannel;
import io.backgrid.engine.indicator.DirectionalMovement;
import io.backgrid.engine.indicator.Dispersion;
import io.backgrid.engine.indicator.Extremes;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.Macd;
import io.backgrid.engine.indicator.Momentum;
import io.backgrid.engine.indicator.MovingAverages;
import io.backgrid.engine.indicator.PriceSeries;
import io.backgrid.engine.indicator.Stochastic;
import io.backgrid.engine.indicator.TrueRange;
import io.backgrid.engine.indicator.VolumeIndicators;
import io.backgrid.engine.rule.BoundFormula;
import io.backgrid.engine.rule.BoundRule;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.rule.Function;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.testing.TestBars;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every indicator of the language against the class that computes it, and its first bar against its bars.
class FunctionsTest {
    // Every bar moves and trades, so that a definition is undefined before its first bar only.
    private static final Bars BARS = TestBars.random(20_250_103, 300);
    private static final Bars RANGES = TestBars.randomRanges(20_250_104, 300, 0.02);

    private static Map<String, IndicatorSeries> expected(Bars bars) {
        IndicatorSeries close = PriceSeries.close(bars);
        Map<String, IndicatorSeries> all = new LinkedHashMap<>();
        all.put("highest(high, 7)", Extremes.highest(PriceSeries.high(bars), 7));
        all.put("lowest(low, 7)", Extremes.lowest(PriceSeries.low(bars), 7));
        all.put("sum(volume, 7)", MovingAverages.sum(PriceSeries.volume(bars), 7));
        all.put("stddev(close, 7)", Dispersion.stddev(close, 7));
        all.put("sma(close, 7)", MovingAverages.sma(close, 7));
        all.put("ema(close, 7)", MovingAverages.ema(close, 7));
        all.put("wma(close, 7)", MovingAverages.wma(close, 7));
        all.put("dema(close, 7)", MovingAverages.dema(close, 7));
        all.put("tema(close, 7)", MovingAverages.tema(close, 7));
        all.put("rsi(close, 7)", Momentum.rsi(close, 7));
        all.put("roc(close, 7)", Momentum.roc(close, 7));
        all.put("mom(close, 7)", Momentum.mom(close, 7));
        all.put("linreg_slope(close, 7)", Dispersion.linregSlope(close, 7));
        all.put("zscore(close, 7)", Dispersion.zscore(close, 7));
        all.put("atr(7)", TrueRange.atr(bars, 7));
        all.put("natr(7)", TrueRange.natr(bars, 7));
        all.put("adx(7)", DirectionalMovement.adx(bars, 7));
        all.put("plus_di(7)", DirectionalMovement.plusDi(bars, 7));
        all.put("minus_di(7)", DirectionalMovement.minusDi(bars, 7));
        all.put("cci(7)", CommodityChannel.cci(bars, 7));
        all.put("willr(7)", Stochastic.willr(bars, 7));
        all.put("mfi(7)", VolumeIndicators.mfi(bars, 7));
        all.put("aroon_up(7)", Aroon.up(bars, 7));
        all.put("aroon_down(7)", Aroon.down(bars, 7));
        all.put("vwap_rolling(7)", VolumeIndicators.vwapRolling(bars, 7));
        all.put("tr()", TrueRange.tr(bars));
        all.put("obv()", VolumeIndicators.obv(bars));
        all.put("macd(close, 5, 9, 4)", Macd.line(close, 5, 9, 4));
        all.put("macd_signal(close, 5, 9, 4)", Macd.signal(close, 5, 9, 4));
        all.put("macd_hist(close, 9, 5, 4)", Macd.histogram(close, 9, 5, 4));
        all.put("bb_upper(close, 7, 2.5)", BollingerBands.upper(close, 7, 2.5));
        all.put("bb_lower(close, 7, 2.5)", BollingerBands.lower(close, 7, 2.5));
        all.put("bb_mid(close, 7)", BollingerBands.mid(close, 7));
        all.put("stoch_k(7, 3, 4)", Stochastic.k(bars, 7, 3, 4));
        all.put("stoch_d(7, 3, 4)", Stochastic.d(bars, 7, 3, 4));
        all.put("keltner_upper(7, 1.5)", Channels.keltnerUpper(bars, 7, 1.5));
        all.put("keltner_lower(7, 1.5)", Channels.keltnerLower(bars, 7, 1.5));
        all.put("supertrend(7, 1.5)", Channels.supertrend(bars, 7, 1.5));
        return all;
    }

    private static BoundFormula formula(String text) {
        return Formula.parse(text).bind(Map.of());
    }

    @Test
    void everyIndicatorIsThatOfItsClassBitForBit() {
        for (Bars bars : new Bars[] {BARS, RANGES}) {
            RuleEvaluator evaluator = new RuleEvaluator(bars);
            expected(bars).forEach((text, series) -> assertSame(evaluator.series(formula(text)), series, text));
        }
    }

    private static void assertSame(IndicatorSeries actual, IndicatorSeries expected, String text) {
        for (int bar = 0; bar < expected.size(); bar++) {
            assertThat(Double.doubleToLongBits(actual.value(bar)))
                    .as("%s at bar %d", text, bar)
                    .isEqualTo(Double.doubleToLongBits(expected.value(bar)));
        }
    }

    @Test
    void everyIndicatorIsTested() {
        Set<String> indicators = new HashSet<>();
        for (Function function : Function.values()) {
            if (function.isIndicator()) {
                indicators.add(function.wireName());
            }
        }
        Set<String> tested = new HashSet<>();
        expected(BARS).keySet().forEach(text -> tested.add(text.substring(0, text.indexOf('('))));
        assertThat(tested).isEqualTo(indicators).hasSize(38);
    }

    @Test
    void anIndicatorOfAnExpressionIsThatOfItsValues() {
        IndicatorSeries range = TrueRange.tr(BARS);
        assertSame(
                new RuleEvaluator(BARS).series(formula("ema(tr(), 5)")), MovingAverages.ema(range, 5), "ema(tr(), 5)");
    }

    @Test
    void theFirstBarIsTheFirstDefinedOne() {
        RuleEvaluator evaluator = new RuleEvaluator(BARS);
        for (String text : expected(BARS).keySet()) {
            assertFirst(evaluator, text);
        }
        for (String text : new String[] {
            "3",
            "close",
            "-close[4]",
            "close + sma(close, 9)",
            "min(close[2], close[5])",
            "max(1, close[3])",
            "abs(ema(close, 4))",
            "sma(sma(close, 4), 6)",
            "rsi(close, 5)[3]"
        }) {
            assertFirst(evaluator, text);
        }
    }

    private static void assertFirst(RuleEvaluator evaluator, String text) {
        BoundFormula formula = formula(text);
        IndicatorSeries series = evaluator.series(formula);
        int first = 0;
        while (Double.isNaN(series.value(first))) {
            first++;
        }
        assertThat(formula.firstBar()).as(text).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sma(close, 50) > 1 | 49 | 49",
                "close > close[3] | 3 | 3",
                "not (close > close[3]) | 3 | 3",
                "(close > close[3])[2] | 5 | 5",
                "crosses_above(close, close[3]) | 3 | 4",
                "crosses_below(close, 100) | 0 | 1",
                "not crosses_below(close, 100) | 0 | 0",
                "close > close[3] and close > close[8] | 3 | 8",
                "close > close[3] or close > close[8] | 3 | 3",
                "not (close > close[3] and close > close[8]) | 3 | 3",
                "not (close > close[3] or close > close[8]) | 3 | 8"
            })
    void aRuleSaysWhereItCanBeDefinedAndWhereItCanHold(String line) {
        String[] cells = line.split(" \\| ", -1);
        BoundRule rule = Rule.parse(cells[0]).bind(Map.of());
        assertThat(rule.firstBar()).isEqualTo(Integer.parseInt(cells[1]));
        assertThat(rule.firstHold()).isEqualTo(Integer.parseInt(cells[2]));
    }

    @Test
    void noRuleIsDefinedBeforeItsFirstBarNorHoldsBeforeItsFirstHold() {
        String[] rules = {
            "close > close[3] and close > close[8]",
            "close > close[3] or not (close < sma(close, 20))",
            "crosses_above(close, close[2]) and not crosses_below(open, ema(close, 5))",
            "if(close > close[3], close[8], close[2]) > close or high > high[30]"
        };
        for (long seed = 1; seed <= 50; seed++) {
            RuleEvaluator evaluator = new RuleEvaluator(TestBars.random(seed, 60));
            for (String text : rules) {
                BoundRule rule = Rule.parse(text).bind(Map.of());
                Condition condition = evaluator.condition(rule);
                for (int bar = 0; bar < condition.size(); bar++) {
                    assertThat(condition.isDefined(bar) && bar < rule.firstBar())
                            .isFalse();
                    assertThat(condition.holds(bar) && bar < rule.firstHold()).isFalse();
                }
            }
        }
    }
}
