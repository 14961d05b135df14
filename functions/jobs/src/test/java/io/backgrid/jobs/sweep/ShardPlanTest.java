package io.backgrid.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.sweep.Axis;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
    private static TrialLayout layout(int symbols, int... sizes) {
        List<Axis> axes = new ArrayList<>();
        for (int axis = 0; axis < sizes.length; axis++) {
            axes.add(Axis.of(
                    "params.p" + axis,
                    IntStream.range(0, sizes[axis]).asDoubleStream().toArray()));
        }
        return new TrialLayout(
                IntStream.range(0, symbols).mapToObj(symbol -> "S" + symbol).toList(), axes);
    }

    private static List<Shard> shards(TrialLayout layout, int rows) {
        return ShardPlan.of(layout, false, 1, 1e-6, new ShardSizing(5, rows, 100_000));
    }

    private static List<String> ranges(List<Shard> shards) {
        return shards.stream().map(shard -> shard.from() + "-" + shard.to()).toList();
    }

    @Test
    void aShardIsARunOfValuesOnOneAxisWithAllOfTheAxesBehindIt() {
        // 2 x 5 x 3: at most 7 numbers are two values of 5 with all 3 behind.
        assertThat(ranges(shards(layout(2, 5, 3), 7)))
                .containsExactly("0-6", "6-12", "12-15", "15-21", "21-27", "27-30");
        assertThat(ranges(shards(layout(2, 5, 3), 2)))
                .startsWith("0-2", "2-3", "3-5", "5-6")
                .hasSize(20);
        assertThat(ranges(shards(layout(2, 5, 3), 15))).containsExactly("0-15", "15-30");
        assertThat(ranges(shards(layout(3, 5, 3), 30))).containsExactly("0-30", "30-45");
        assertThat(ranges(shards(layout(1), 1))).containsExactly("0-1");
    }

    @Test
    void aShardIsMeantToBeSoManySecondsOfWhatRuns() {
        TrialLayout thousand = layout(1, 1_000);
        // 5 s of 0.05 s are 100 trials; where half of the numbers run, these are 200 numbers, rounded down to 128.
        assertThat(ShardPlan.of(thousand, false, 1, 0.05, ShardSizing.USUAL)).hasSize(10);
        assertThat(ShardPlan.of(thousand, false, 0.5, 0.05, ShardSizing.USUAL)).hasSize(8);
        // A trial longer than that is a shard of its own.
        assertThat(ShardPlan.of(thousand, false, 1, 60, ShardSizing.USUAL)).hasSize(1_000);
    }

    @Test
    void trialsThatMayLieCloseTogetherFillNoMoreThanTwoShardsAndASampleFillsOneEvenly() {
        TrialLayout layout = layout(1, 1_000);
        ShardSizing ten = new ShardSizing(5, 10, 1_000);
        // One number in a hundred runs: 1,000 numbers for ten rows if they lie evenly, else 20; rounded to 512 and 16.
        assertThat(ShardPlan.of(layout, true, 0.01, 1e-6, ten)).hasSize(2);
        assertThat(ShardPlan.of(layout, false, 0.01, 1e-6, ten)).hasSize(63);
    }

    @Test
    void anyGridIsCoveredOnceInOrderByBoxes() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int[] sizes = IntStream.generate(() -> 1 + random.nextInt(12))
                    .limit(random.nextInt(5))
                    .toArray();
            TrialLayout layout = layout(1 + random.nextInt(5), sizes);
            ShardSizing sizing =
                    new ShardSizing(5, 1 + random.nextInt(200), 1 + random.nextInt(random.nextBoolean() ? 10 : 1_000));
            boolean even = random.nextBoolean();
            double density = random.nextBoolean() ? 1 : 1.0 / (1 + random.nextInt(50));
            List<Shard> shards = ShardPlan.of(layout, even, density, 1e-6, sizing);
            String what = "seed %d, round %d, %d of %s, %s".formatted(seed, round, layout.trials(), layout, sizing);

            assertThat(shards).as(what).hasSizeLessThanOrEqualTo(sizing.mostShards());
            long next = 0;
            for (Shard shard : shards) {
                assertThat(shard.from()).as(what).isEqualTo(next);
                assertThat(shard.number()).isEqualTo(shards.indexOf(shard));
                assertIsBox(layout, shard, what);
                next = shard.to();
            }
            assertThat(next).as(what).isEqualTo(layout.trials());
        }
    }

    /// The product of what its ends span on each axis is what it holds, which only a box can say.
    private static void assertIsBox(TrialLayout layout, Shard shard, String what) {
        long first = shard.from();
        long last = shard.to() - 1;
        boolean several = layout.symbol(first) < layout.symbol(last);
        long box = (long) layout.symbol(last) - layout.symbol(first) + 1;
        for (int axis = 0; axis < layout.axes().size(); axis++) {
            int from = layout.place(axis, first);
            int to = layout.place(axis, last);
            box *= several ? layout.axes().get(axis).size() : to - from + 1;
        }
        assertThat(shard.numbers()).as("%s, %s", what, shard).isEqualTo(box);
    }

    @Test
    void moreValuesOnTheFirstOrTheSplitAxisKeepTheShardsThatWereFull() {
        // Runs of 3 on the second axis of 6 x 9 x 5.
        List<Shard> some = shards(layout(1, 6, 9, 5), 16);
        assertThat(shards(layout(1, 11, 9, 5), 16).subList(0, some.size())).isEqualTo(some);

        // Runs of 3 on the first: the last run of 10 has one only, and grows.
        List<Shard> ten = shards(layout(1, 10, 5), 16);
        List<Shard> twenty = shards(layout(1, 20, 5), 16);
        assertThat(ranges(ten)).containsExactly("0-15", "15-30", "30-45", "45-50");
        assertThat(twenty.subList(0, 3)).isEqualTo(ten.subList(0, 3));
        assertThat(ranges(twenty)).endsWith("45-60", "60-75", "75-90", "90-100");
    }

    @Test
    void aLittleMoreOfTheNumbersThatRunKeepsTheShards() {
        ShardSizing sizing = new ShardSizing(5, 16, 100_000);
        List<Shard> some = ShardPlan.of(layout(1, 20, 10), false, 0.55, 1e-6, sizing);
        List<Shard> more = ShardPlan.of(layout(1, 30, 10), false, 0.6, 1e-6, sizing);

        // 29 and 27 numbers are both 16: a row of ten.
        assertThat(more.subList(0, some.size())).isEqualTo(some);
    }

    @Test
    void aSweepOfATrillionHasNoMoreShardsThanAllowed() {
        TrialLayout layout = layout(500, 10_000, 10_000, 20);
        List<Shard> shards = ShardPlan.of(layout, false, 1, 1e-5, ShardSizing.USUAL);

        assertThat(shards).hasSizeBetween(500, 2_000);
        assertThat(shards.getLast().to()).isEqualTo(1_000_000_000_000L);
    }
}
