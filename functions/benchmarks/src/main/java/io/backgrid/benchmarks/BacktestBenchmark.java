package io.backgrid.benchmarks;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Strategy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One backtest with everything it answers: curve, trades, all metrics.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BacktestBenchmark {
    private static final BacktestSpec SPEC = BacktestSpec.builder(crossover(), new MetricBasis(252, 0))
            .fees(new Fees(0.0005, 0))
            .build();

    /// Ten years of days, and a hundred.
    @Param({"2520", "25200"})
    private int size;

    private Bars bars = Markets.randomWalk(2);

    private static Strategy crossover() {
        return Strategy.longWhile(Rule.parse("sma(close, 20) > sma(close, 50)"), Map.of());
    }

    /// Makes the bars, and refuses to time an engine whose last equity is not that of a plain account.
    @Setup
    public void prepare() {
        bars = Markets.randomWalk(size);
        double equity = Backtest.run(SPEC, bars).curve().equity(size - 1);
        double expected = lastEquityOfAPlainAccount(bars);
        if (!(Math.abs(equity / expected - 1) < 1e-9)) {
            throw new IllegalStateException("the engine ends at " + equity + " but a plain account at " + expected);
        }
    }

    /// Walks the bars with fresh averages and the order of the conventions, without sharing a line with the engine.
    private static double lastEquityOfAPlainAccount(Bars bars) {
        double cash = 100_000;
        double units = 0;
        boolean wasAbove = average(bars, 49, 20) > average(bars, 49, 50);
        for (int bar = 50; bar < bars.size() - 1; bar++) {
            boolean above = average(bars, bar, 20) > average(bars, bar, 50);
            double fill = bars.open(bar + 1);
            if (above && !wasAbove) {
                units = cash / (fill * 1.0005);
                cash = 0;
            } else if (!above && units > 0) {
                cash = units * fill * 0.9995;
                units = 0;
            }
            wasAbove = above;
        }
        return cash + units * bars.close(bars.size() - 1);
    }

    private static double average(Bars bars, int last, int window) {
        double sum = 0;
        for (int bar = last - window + 1; bar <= last; bar++) {
            sum += bars.close(bar);
        }
        return sum / window;
    }

    @Benchmark
    public BacktestResult maCrossover() {
        return Backtest.run(SPEC, bars);
    }
}
