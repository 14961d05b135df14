package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.sweep.TrialFailedException;
import io.backgrid.jobs.life.MissingBarsException;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.request.SweepRequest;
import io.backgrid.jobs.sweep.PartAddress;
import io.backgrid.jobs.sweep.Shard;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Runs the trials of a shard, series by series. The engine of the last series stays prepared: a function mostly meets
/// the next shard of the same sweep.
final class ShardTrials {
    private final SweepBars bars;
    private Optional<SeriesTrials> last = Optional.empty();

    ShardTrials(SweepBars bars) {
        this.bars = bars;
    }

    /// Runs them and hands their rows over in the order of their numbers.
    ///
    /// @throws IllegalStateException when the address is not that of the shard
    void run(Sweep sweep, ShardTask task, PartStore.Writer writer) throws MissingBarsException, FailedTrialException {
        SweepRequest request = sweep.request();
        Shard shard = task.shard();
        TrialLayout layout = TrialLayout.of(request);
        long perSeries = layout.trialsPerSymbol();
        int first = layout.symbol(shard.from());
        List<Bars> used = new ArrayList<>();
        for (int series = first; series <= layout.symbol(shard.to() - 1); series++) {
            used.add(bars.of(sweep, series));
        }
        requireAddress(request, task, series -> used.get(series - first).sha256());
        Optional<long[]> drawn = request.sample().map(sample -> Draws.of(request, sample, shard));
        for (int place = 0; place < used.size(); place++) {
            long offset = (first + place) * perSeries;
            SeriesTrials trials = prepared(request.grid(), used.get(place));
            try {
                if (drawn.isPresent()) {
                    trials.run(between(drawn.get(), offset, offset + perSeries), offset, writer);
                } else {
                    long from = Math.max(shard.from(), offset) - offset;
                    long to = Math.min(shard.to(), offset + perSeries) - offset;
                    trials.run(from, to, offset, writer);
                }
            } catch (TrialFailedException e) {
                throw new FailedTrialException(offset + e.trial(), e);
            }
        }
    }

    /// A manifest that was changed must not put rows under the address of others.
    private static void requireAddress(SweepRequest request, ShardTask task, IntFunction<String> barsSha256) {
        PartAddress actual = PartAddress.of(request, task.shard(), barsSha256);
        if (!actual.equals(task.address())) {
            throw new IllegalStateException("shard " + task.shard().number() + " has the address " + actual.sha256()
                    + " but the manifest says " + task.address().sha256());
        }
    }

    private static long[] between(long[] sorted, long from, long to) {
        return Arrays.stream(sorted)
                .filter(trial -> from <= trial && trial < to)
                .toArray();
    }

    private synchronized SeriesTrials prepared(SweepSpec grid, Bars bars) {
        SeriesTrials ready = last.filter(
                        known -> known.grid().equals(grid) && known.barsSha256().equals(bars.sha256()))
                .orElseGet(() -> SeriesTrials.of(grid, bars));
        last = Optional.of(ready);
        return ready;
    }
}
