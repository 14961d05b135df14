package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.TooFewBarsException;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.metrics.Metrics;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.dataset.CsvSeries;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.request.SweepRequest;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A trial of a sweep is the job that its number stands for.
class SweepEqualsItsJobsTest {
    private static final Set<TrialMetric> FROM_FILLS_ALONE = Set.of(
            TrialMetric.TRADES,
            TrialMetric.TOTAL_RETURN,
            TrialMetric.EXPOSURE,
            TrialMetric.WIN_RATE,
            TrialMetric.PROFIT_FACTOR);

    private static void assertIsItsJob(TrialRows rows, int row, SweepRequest request, Bars bars) {
        String what = "trial " + rows.trial(row);
        try {
            Metrics expected =
                    Backtest.run(request.job(rows.trial(row)).backtest(), bars).metrics();
            assertThat(rows.status(row)).as(what).isEqualTo(TrialStatus.RAN);
            for (TrialMetric metric : TrialMetric.values()) {
                metric.metric().ifPresent(single -> assertSame(rows, row, metric, single, expected));
            }
        } catch (InvalidSpecException _) {
            assertThat(rows.status(row)).as(what).isEqualTo(TrialStatus.INVALID);
        } catch (TooFewBarsException _) {
            assertThat(rows.status(row)).as(what).isEqualTo(TrialStatus.TOO_FEW_BARS);
        }
    }

    private static void assertSame(TrialRows rows, int row, TrialMetric metric, Metric single, Metrics expected) {
        String what = "trial " + rows.trial(row) + " " + metric;
        assertThat(rows.undefined(metric, row)).as(what).isEqualTo(expected.undefined(single));
        if (expected.value(single).isEmpty()) {
            return;
        }
        double value = expected.value(single).getAsDouble();
        // A difference of larger numbers is compared by these: 1 for what is near 0.
        double tolerance = FROM_FILLS_ALONE.contains(metric) ? 0 : 1e-12 * Math.max(1, Math.abs(value));
        assertThat(rows.number(metric, row)).as(what).isCloseTo(value, within(tolerance));
    }

    private static Bars zigzag(int bars) {
        return CsvSeries.read(TestSeries.zigzag(bars)).bars();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // 12 x 9 of which some windows are longer than the 60 bars.
                "\"params\": {\"fast\": {\"from\": 2, \"to\": 13, \"step\": 1}, \"slow\": [3, 5, 8, 13, 21, 34, 55, 60, 70]}",
                "\"params\": {\"fast\": [2, 3], \"slow\": [5, 8]}, \"direction\": \"long_short\", \"fees\": {\"rate\": [0, 0.001]}",
                "\"params\": {\"fast\": [2, 3], \"slow\": 8}, \"stop_loss\": [0.01, 0.03], \"take_profit\": [0.02, 0.05]",
                "\"params\": {\"fast\": [2, 3], \"slow\": 8}, \"stop_loss\": {\"atr\": 5, \"multiple\": [1, 2.5]}",
                // The maintenance margin is the usual one of the first leverage.
                "\"params\": {\"fast\": [2, 3], \"slow\": 8}, \"leverage\": [2, 3, 3.5]",
                "\"params\": {\"fast\": [2, 3], \"slow\": 8}, \"sizing\": {\"mode\": \"fraction\", \"value\": [0.25, 1]},"
                        + " \"slippage\": {\"rate\": [0, 0.001], \"range_share\": 0.1}"
            })
    void everyTrialIsTheJobOfItsNumber(String fields) {
        Swept swept = Swept.inShardsOf(7);
        SweepRef ref = swept.ran("{\"datasets\": [\"zigzag\"], \"strategy\": \"ma_crossover\", " + fields + "}");

        SweepRequest request = swept.sweeping().sweep(ref).request();
        Bars bars = zigzag(60);
        long next = 0;
        for (TrialRows part : swept.parts(ref)) {
            for (int row = 0; row < part.size(); row++) {
                assertThat(part.trial(row)).isEqualTo(next);
                assertIsItsJob(part, row, request, bars);
                next++;
            }
        }
        assertThat(next).isEqualTo(request.grid().trials());
        assertThat(swept.completion(ref).counts().ran()).isPositive();
    }

    @Test
    void theSeriesAreTheSlowestPartOfANumberAndEachTrialRunsOnItsOwn() {
        Swept swept = Swept.inShardsOf(4);
        swept.world().editor().put(World.TENANT, new DatasetName("longer"), TestSeries.zigzag(90));
        SweepRef ref = swept.ran("""
                {"datasets": ["zigzag", "longer"], "strategy": "ma_crossover",
                 "params": {"fast": [2, 3, 4], "slow": [5, 8]}}""");

        SweepRequest request = swept.sweeping().sweep(ref).request();
        assertThat(request.job(5).data().name()).isEqualTo(World.ZIGZAG);
        assertThat(request.job(6).data().name()).isEqualTo(new DatasetName("longer"));
        List<Bars> bars = List.of(zigzag(60), zigzag(90));
        int trials = 0;
        for (TrialRows part : swept.parts(ref)) {
            for (int row = 0; row < part.size(); row++) {
                // 6 trials of each series.
                assertIsItsJob(part, row, request, bars.get((int) (part.trial(row) / 6)));
                trials++;
            }
        }
        assertThat(trials).isEqualTo(12);
    }

    @Test
    void trialsThatWhereRefusesKeepTheirNumberAndHaveNoRow() {
        Swept swept = Swept.inShardsOf(3);
        SweepRef ref = swept.ran("""
                {"datasets": ["zigzag"], "strategy": "ma_crossover",
                 "params": {"fast": [2, 5, 8], "slow": [5, 8]}, "where": "fast < slow"}""");

        // (2, 5) (2, 8) | (5, 5) refused, (5, 8) | (8, 5) and (8, 8) refused.
        assertThat(swept.parts(ref).stream().flatMap(part -> Swept.trials(part).stream()))
                .containsExactly(0L, 1L, 3L);
        assertThat(swept.completion(ref).counts().tried()).isEqualTo(3);
        assertThat(swept.sweeping().sweep(ref).trials()).isEqualTo(3);
    }
}
