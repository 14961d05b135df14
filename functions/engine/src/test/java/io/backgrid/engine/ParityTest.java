package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.spec.UnitKind;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The options of `docs/parity.md` give the equity of each rival to 1e-9. The rivals' curves are in `parity/`.
class ParityTest {
    private static BacktestSpec.Builder spec(String strategy) {
        Strategy rules = strategy.equals("ma")
                ? Strategy.longWhile(Rule.parse("sma(close, 20) > sma(close, 50)"), Map.of())
                : new Strategy(
                        Optional.empty(),
                        Optional.of(Rule.parse("rsi(close, 14) < 30")),
                        Optional.of(Rule.parse("rsi(close, 14) > 50")),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());
        return BacktestSpec.builder(rules, TestSpecs.DAILY).fees(new Fees(0.0005, 0));
    }

    private static Bars bars(String symbol) {
        return symbol.equals("AAPL") ? TestBars.apple() : TestBars.sp500();
    }

    private static double[] golden(String rival, String strategy, String symbol) {
        List<String> rows = TestBars.lines("/parity/%s_%s_%s.csv".formatted(rival, strategy, symbol));
        return rows.stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row.substring(row.indexOf(',') + 1)))
                .toArray();
    }

    private static void assertEqual(double[] actual, double[] expected, int from) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int bar = from; bar < expected.length; bar++) {
            assertThat(actual[bar]).as("bar %d", bar).isCloseTo(expected[bar], within(1e-9 * expected[bar]));
        }
    }

    @ParameterizedTest
    @CsvSource({"ma, AAPL", "ma, SP500", "rsi, AAPL", "rsi, SP500"})
    void wholeUnitsAtTheNextOpenAreBacktestingPy(String strategy, String symbol) {
        BacktestResult result =
                Backtest.run(spec(strategy).units(UnitKind.WHOLE).build(), bars(symbol));
        assertEqual(result.curve().equities(), golden("backtesting.py", strategy, symbol), 0);
    }

    @ParameterizedTest
    @CsvSource({"ma, AAPL", "ma, SP500", "rsi, AAPL", "rsi, SP500"})
    void fractionsAtTheSameCloseAreVectorbt(String strategy, String symbol) {
        BacktestResult result =
                Backtest.run(spec(strategy).fill(new EntryOrder.SameClose()).build(), bars(symbol));
        assertEqual(result.curve().equities(), golden("vectorbt", strategy, symbol), 0);
    }

    /// ta4j shows the equity of the bar before on each bar that was bought into.
    private static double[] entryBarsUnmarked(BacktestResult result) {
        double[] equity = result.curve().equities();
        double[] unmarked = equity.clone();
        for (Trade trade : result.trades()) {
            unmarked[trade.entry().bar()] = equity[trade.entry().bar() - 1];
        }
        return unmarked;
    }

    @ParameterizedTest
    @CsvSource({"ta4j-unstable49, ma, AAPL", "ta4j-unstable49, ma, SP500", "ta4j, rsi, AAPL", "ta4j, rsi, SP500"})
    void theDefaultsAreTa4jButForItsEntryBars(String rival, String strategy, String symbol) {
        BacktestResult result = Backtest.run(spec(strategy).build(), bars(symbol));
        assertEqual(entryBarsUnmarked(result), golden(rival, strategy, symbol), 0);
    }

    @ParameterizedTest
    @CsvSource({"AAPL, 28", "SP500, 26"})
    void afterTheTradeThatTa4jMakesOnHalfFilledAveragesTheCurvesRunInStep(String symbol, int from) {
        double[] own = entryBarsUnmarked(Backtest.run(spec("ma").build(), bars(symbol)));
        double[] rival = golden("ta4j", "ma", symbol);
        assertEqual(rebased(own, from), rebased(rival, from), from);
    }

    private static double[] rebased(double[] curve, int from) {
        return Arrays.stream(curve).map(equity -> equity / curve[from]).toArray();
    }
}
