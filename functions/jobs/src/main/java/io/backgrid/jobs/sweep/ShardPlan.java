package io.backgrid.jobs.sweep;

import java.util.ArrayList;
import java.util.List;

/// Divides a sweep into shards.
///
/// Every shard is a box of the grid: one value on each axis before some axis, a run of values on that axis, and all
/// values on those after it, where the series are the first axis. A run begins at a multiple of its length. So a sweep
/// with more values appended to that axis or to the first one has the old shards among its own, and need not run them
/// again.
public final class ShardPlan {
    private ShardPlan() {}

    /// The shards, which together are all trial numbers once, in order.
    ///
    /// @param even         whether those that run lie evenly among all numbers, as a sample does
    /// @param density      which part of the numbers runs, in `(0, 1]`
    /// @param trialSeconds one trial takes
    public static List<Shard> of(
            TrialLayout layout, boolean even, double density, double trialSeconds, ShardSizing sizing) {
        double rows = Math.clamp(sizing.seconds() / trialSeconds, 1, (double) sizing.mostRows());
        // Where the trials that run lie close together, a box may hold more of them than its share.
        double most = even ? 0x1p62 : 2.0 * sizing.mostRows();
        long numbers = (long) Math.clamp(rows / density, 1, most);
        if (density < 1) {
            // A power of two: with more values the share that runs is a little different, the runs mostly are not.
            numbers = Long.highestOneBit(numbers);
        }
        int[] sizes = sizes(layout);
        List<Shard> shards = split(sizes, numbers, sizing.mostShards());
        while (shards.size() > sizing.mostShards()) {
            numbers = Math.multiplyExact(numbers, 2);
            shards = split(sizes, numbers, sizing.mostShards());
        }
        return shards;
    }

    private static int[] sizes(TrialLayout layout) {
        int[] sizes = new int[layout.axes().size() + 1];
        sizes[0] = layout.symbols().size();
        for (int axis = 1; axis < sizes.length; axis++) {
            sizes[axis] = layout.axes().get(axis - 1).size();
        }
        return sizes;
    }

    /// Boxes of at most `numbers` numbers; the list ends early when it has become longer than `most`.
    private static List<Shard> split(int[] sizes, long numbers, int most) {
        int axis = sizes.length - 1;
        long inner = 1;
        while (axis > 0 && inner * sizes[axis] <= numbers) {
            inner *= sizes[axis];
            axis--;
        }
        long run = Math.max(1, numbers / inner);
        long whole = inner * sizes[axis];
        long trials = whole;
        for (int outer = 0; outer < axis; outer++) {
            trials *= sizes[outer];
        }
        List<Shard> shards = new ArrayList<>();
        for (long start = 0; start < trials && shards.size() <= most; start += whole) {
            for (long from = start; from < start + whole && shards.size() <= most; from += run * inner) {
                long to = Math.min(start + whole, from + run * inner);
                shards.add(new Shard(shards.size(), from, to));
            }
        }
        return shards;
    }
}
