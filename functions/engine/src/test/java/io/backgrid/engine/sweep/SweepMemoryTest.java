package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepMemoryTest {
    // C2 takes some passes before the vectors of a comparison live in registers.
    private static final int PASSES = 400;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aTrialAllocatesNothingOnceItsSeriesAreThere() {
        assertNothingAllocated(Pairs.of(30, 30));
    }

    @Test
    void norDoesOneWithStopsAndTargets() {
        SweepSpec pairs = Pairs.of(10, 10);
        assertNothingAllocated(new SweepSpec(
                pairs.base(),
                List.of(
                        pairs.axes().getFirst(),
                        pairs.axes().getLast(),
                        Axis.of("stop_loss", 0.01, 0.03),
                        Axis.of("trailing_stop", 0.02, 0.04)),
                Optional.empty()));
    }

    private void assertNothingAllocated(SweepSpec spec) {
        Bars bars = AnyBars.RANDOM.draw(new Random(7), 400);
        SweepRunner runner = Sweep.of(spec, bars).runner(RowDetail.WHOLE);
        TrialRows rows = new TrialRows(RowDetail.WHOLE, (int) spec.trials());
        runner.run(0, rows);
        long byReference = runner.referenceTrials();
        assertThat(byReference).as("trials that the reference runs").isLessThan(spec.trials() / 20);
        TrialRows sample = new TrialRows(RowDetail.WHOLE, rows.size() / 3);
        long first = firstWithoutReference(spec, bars, sample);
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES && least > 0; pass++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            runner.run(first, sample);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes allocated by %d trials", sample.size()).isZero();
    }

    /// Some place in the sweep from where as many trials as there are rows need no reference, which allocates.
    private static long firstWithoutReference(SweepSpec spec, Bars bars, TrialRows rows) {
        for (long first = spec.trials() - rows.size(); first >= 0; first--) {
            SweepRunner runner = Sweep.of(spec, bars).runner(RowDetail.WHOLE);
            runner.run(first, rows);
            if (runner.referenceTrials() == 0) {
                return first;
            }
        }
        throw new AssertionError("every range of %d trials needs the reference".formatted(rows.size()));
    }
}
