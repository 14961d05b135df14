package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.sweep.TrialGrid;
import io.backgrid.engine.sweep.TrialSample;
import io.backgrid.jobs.request.SweepRequest;
import io.backgrid.jobs.sweep.Shard;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.Arrays;

/// The trials that a sample draws. Numbers come in the order of a permutation of the whole grid, those that `where`
/// refuses are passed over, and the first ones are the sample. So every function finds the same ones by itself.
final class Draws {
    private Draws() {}

    /// The drawn trials of a shard in ascending order.
    static long[] of(SweepRequest request, SweepRequest.Sample sample, Shard shard) {
        TrialGrid grid = new TrialGrid(request.grid().axes(), request.grid().where());
        long numbers = TrialLayout.of(request).trials();
        TrialSample permutation = TrialSample.of(numbers, sample.seed());
        long[] drawn = new long[16];
        int count = 0;
        long accepted = 0;
        // The request was refused if there are fewer than the sample wants, so this ends.
        for (long draw = 0; accepted < sample.count(); draw++) {
            long trial = permutation.at(draw);
            if (grid.allows(trial % grid.size())) {
                accepted++;
                if (shard.from() <= trial && trial < shard.to()) {
                    drawn = count < drawn.length ? drawn : Arrays.copyOf(drawn, 2 * count);
                    drawn[count] = trial;
                    count++;
                }
            }
        }
        long[] sorted = Arrays.copyOf(drawn, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
