package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.TooFewBarsException;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.EquityOverflowException;
import io.backgrid.engine.metrics.Metrics;
import io.backgrid.engine.metrics.Returns;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/// Compares a row of a sweep with the single backtest of its specification.
///
/// What follows from fills alone must be the same bits. What sums up returns may differ by 1e-12 of the value or, where
/// the value is a difference of larger numbers, of those: a mean near 0 has no twelve digits in either of both. The
/// reference adds returns one after the other and loses digits of its own over long series; there the row must be as
/// near to sums that carry their rounding along, and the reference is allowed more.
final class SameTrial {
    private static final double TOLERANCE = 1e-12;
    // A return is the quotient of two rounded equities less 1.
    private static final double RETURN_ROUNDING = 4e-16;
    // Squares are summed up in units of the whole series; a block in which little happened has fewer of them.
    private static final double OF_THE_WHOLE = 1e-14;
    private static final Set<TrialMetric> SAME_BITS = EnumSet.of(
            TrialMetric.TRADES,
            TrialMetric.TOTAL_RETURN,
            TrialMetric.EXPOSURE,
            TrialMetric.WIN_RATE,
            TrialMetric.PROFIT_FACTOR);

    private SameTrial() {}

    static void check(SweepSpec spec, Bars bars, TrialRows rows, int row, String what) {
        check(spec, bars, rows, row, false, what);
    }

    /// Also demands that the row is as good as exact sums, which one of the reference need not be.
    static void checkExactly(SweepSpec spec, Bars bars, TrialRows rows, int row, String what) {
        check(spec, bars, rows, row, true, what);
    }

    private static void check(SweepSpec spec, Bars bars, TrialRows rows, int row, boolean exact, String what) {
        BacktestResult single;
        try {
            single = Backtest.run(spec.trial(rows.trial(row)), bars);
        } catch (InvalidSpecException refused) {
            assertThat(rows.status(row))
                    .as("%s, %s", what, refused.getMessage())
                    .isIn(TrialStatus.INVALID, TrialStatus.EXCLUDED);
            return;
        } catch (TooFewBarsException refused) {
            assertThat(rows.status(row))
                    .as("%s, %s", what, refused.getMessage())
                    .isIn(TrialStatus.TOO_FEW_BARS, TrialStatus.EXCLUDED);
            return;
        } catch (EquityOverflowException refused) {
            assertThat(rows.status(row))
                    .as("%s, %s", what, refused.getMessage())
                    .isIn(TrialStatus.OVERFLOW, TrialStatus.EXCLUDED);
            return;
        }
        if (rows.status(row) == TrialStatus.EXCLUDED) {
            return;
        }
        assertThat(rows.status(row)).as(what).isEqualTo(TrialStatus.RAN);
        new Comparison(single, bars, rows, row, exact, what).run(spec);
    }

    private record Comparison(BacktestResult single, Bars bars, TrialRows rows, int row, boolean exact, String what) {
        void run(SweepSpec spec) {
            Metrics metrics = single.metrics();
            for (TrialMetric metric : TrialMetric.values()) {
                if (metric.metric().isEmpty()) {
                    continue;
                }
                OptionalDouble value = rows.value(metric, row);
                String name = what + " " + metric;
                assertThat(rows.undefined(metric, row))
                        .as(name)
                        .isEqualTo(metrics.undefined(metric.metric().get()));
                if (value.isEmpty()) {
                    continue;
                }
                double expected = metrics.value(metric.metric().get()).orElseThrow();
                double actual = value.getAsDouble();
                double scale = Math.max(Math.abs(expected), scale(metric, expected, spec));
                double tolerance = SAME_BITS.contains(metric) ? 0 : TOLERANCE * scale;
                requireClose(name, actual, expected, tolerance * Math.max(1, bars.size() / 20_000.0));
                OptionalDouble better =
                        ExactMoments.of(single, bars, spec.base().basis(), metric);
                if (exact && better.isPresent()) {
                    requireClose(name + " against exact sums", actual, better.getAsDouble(), tolerance);
                }
            }
            blocks();
        }

        private static void requireClose(String name, double actual, double expected, double tolerance) {
            if (!(Math.abs(actual - expected) <= tolerance)) {
                fail("%s is %s but must be %s within %s", name, actual, expected, tolerance);
            }
        }

        /// Size of what a value is the difference of.
        private double scale(TrialMetric metric, double expected, SweepSpec spec) {
            double[] equity = single.curve().equities();
            double[] returns = Returns.of(equity, Returns.count(equity));
            double[] closes = Returns.of(bars.closes(), returns.length);
            double root = Math.sqrt(spec.base().basis().periodsPerYear());
            return switch (metric) {
                case MAX_DRAWDOWN -> 1;
                case CAGR -> 1 + expected;
                case CALMAR ->
                    (1 + Math.abs(expected))
                            / -rows.value(TrialMetric.MAX_DRAWDOWN, row).orElse(-1);
                case SHARPE -> meanSize(returns) / deviation(returns) * root;
                case SORTINO -> {
                    double acceptable = spec.base().basis().minimumAcceptablePerPeriod();
                    double[] excess = Arrays.stream(returns)
                            .map(value -> value - acceptable)
                            .toArray();
                    double shortfalls = Arrays.stream(excess)
                            .map(value -> Math.pow(Math.min(value, 0), 2))
                            .average()
                            .orElse(0);
                    yield meanSize(excess) / Math.sqrt(shortfalls) * root;
                }
                case SKEWNESS -> thirdSize(returns);
                case INFORMATION_RATIO -> {
                    double[] active = new double[returns.length];
                    Arrays.setAll(active, i -> returns[i] - closes[i]);
                    yield (meanSize(active) + meanSize(closes) / 10) / deviation(active) * root;
                }
                default -> 0;
            };
        }

        private void blocks() {
            double[] equity = single.curve().equities();
            double[] returns = Returns.of(equity, Returns.count(equity));
            double all = ExactMoments.sum(returns, 0, returns.length, value -> value * value);
            for (int block = 0; block < TrialRows.BLOCKS; block++) {
                int from = TrialRows.blockStart(block, equity.length - 1);
                int to = Math.clamp(
                        TrialRows.blockStart(block + 1, equity.length - 1), from, Math.max(from, returns.length));
                double sum = ExactMoments.sum(returns, from, to, value -> value);
                double size = ExactMoments.sum(returns, from, to, Math::abs);
                double squares = ExactMoments.sum(returns, from, to, value -> value * value);
                double slack = exact ? TOLERANCE : TOLERANCE * Math.max(1, (to - from) / 1000.0);
                assertThat(Math.abs(rows.returnSum(block, row) - sum))
                        .as("%s, returns of block %d", what, block)
                        .isLessThanOrEqualTo(Math.max(slack * size, RETURN_ROUNDING * (to - from)));
                assertThat(Math.abs(rows.squareSum(block, row) - squares))
                        .as("%s, squares of block %d", what, block)
                        .isLessThanOrEqualTo(Math.max(slack * squares, OF_THE_WHOLE * all));
            }
        }

        private static double meanSize(double[] values) {
            return Arrays.stream(values).map(Math::abs).average().orElse(0);
        }

        private static double deviation(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return Math.sqrt(squares / (values.length - 1));
        }

        private static double thirdSize(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            double deviation = deviation(values);
            return Arrays.stream(values)
                    .map(value -> Math.pow(Math.abs(value - mean) / deviation, 3))
                    .average()
                    .orElse(0);
        }
    }
}
