package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.sweep.Shard;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import io.backgrid.jobs.sweep.life.TrialPages.Page;
import io.backgrid.jobs.sweep.life.TrialPages.Place;
import io.backgrid.jobs.sweep.ranking.SomeRows;
import io.backgrid.jobs.sweep.ranking.TopRows;
import io.backgrid.jobs.sweep.ranking.TrialOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialPagesTest {
    private final long seed = new SecureRandom().nextLong();
    private final Random random = new Random(seed);

    /// A trial, and its value by some metric.
    private record Valued(long trial, double value) {
        /// By value, none last, equal ones by number.
        static Comparator<Valued> order(boolean descending) {
            Comparator<Valued> byValue = Comparator.comparingDouble(Valued::value);
            return Comparator.comparing((Valued each) -> Double.isNaN(each.value()))
                    .thenComparing(descending ? byValue.reversed() : byValue)
                    .thenComparingLong(Valued::trial);
        }
    }

    /// A completed sweep of fast x slow trials in shards of some rows that never ran.
    private SweepRef completed(Swept swept, int fast, int slow) {
        SweepRef ref = swept.sweeping().accept("""
                {"datasets": ["zigzag"], "strategy": "ma_crossover",
                 "params": {"fast": {"from": 1, "to": %d, "step": 1}, "slow": {"from": 1, "to": %d, "step": 1}}}""".formatted(fast, slow));
        TrialLayout layout = TrialLayout.of(swept.sweeping().sweep(ref).request());
        for (ShardTask task : swept.sweeping().plan().plan(ref, 0).orElseThrow().tasks()) {
            Shard shard = task.shard();
            PartStore.Writer writer = swept.world().parts.writer(layout);
            writer.add(
                    SomeRows.of(
                            random, LongStream.range(shard.from(), shard.to()).toArray()),
                    0);
            swept.world().parts.put(ref, task.address(), writer, 0);
        }
        assertThat(swept.sweeping().reduce().reduce(ref)).isEqualTo(ReduceSweep.Outcome.DONE);
        return ref;
    }

    private static List<Long> sorted(Swept swept, SweepRef ref, TrialOrder order) {
        List<Valued> all = new ArrayList<>();
        for (TrialRows part : swept.parts(ref)) {
            for (int row = 0; row < part.size(); row++) {
                all.add(new Valued(part.trial(row), part.number(order.metric(), row)));
            }
        }
        return all.stream()
                .sorted(Valued.order(order.descending()))
                .map(Valued::trial)
                .toList();
    }

    private static Page page(Swept swept, SweepRef ref, TrialOrder order, int limit, Optional<Place> after) {
        return swept.sweeping().pages().page(swept.sweeping().sweep(ref), swept.completion(ref), order, limit, after);
    }

    /// The first trials, page by page.
    private static List<Long> walked(Swept swept, SweepRef ref, TrialOrder order, int limit, int most) {
        List<Long> trials = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        do {
            Page page = page(swept, ref, order, limit, after);
            assertThat(page.rows().size()).isBetween(1, limit);
            trials.addAll(Swept.trials(page.rows()));
            after = page.next();
        } while (after.isPresent() && trials.size() < most);
        return trials;
    }

    @Test
    void pageByPageEveryTrialComesOnceInOrderFromTheIndexAndFromThePartsAlike() {
        Swept swept = Swept.inShardsOf(64);
        SweepRef ref = completed(swept, 15, 20);
        for (boolean indexed : List.of(true, false)) {
            if (!indexed) {
                swept.world().sweepResults.lose(ref, "index");
            }
            for (TrialMetric metric : TrialMetric.values()) {
                for (boolean descending : List.of(true, false)) {
                    TrialOrder order = new TrialOrder(metric, descending);
                    assertThat(walked(swept, ref, order, 37, 1_000))
                            .as("seed %d, %s, index %s", seed, order, indexed)
                            .isEqualTo(sorted(swept, ref, order));
                }
            }
        }
    }

    @Test
    void aPageHasTheWholeRowsOfItsTrialsAndTheLastOneLeadsNowhere() {
        Swept swept = Swept.inShardsOf(64);
        SweepRef ref = completed(swept, 2, 3);
        TrialOrder order = new TrialOrder(TrialMetric.CAGR, true);

        Page all = page(swept, ref, order, 6, Optional.empty());
        assertThat(all.next()).isEmpty();
        assertThat(Swept.texts(all.rows())).containsExactlyInAnyOrderElementsOf(swept.rows(ref));
        assertThat(page(swept, ref, order, 5, Optional.empty()).next()).isPresent();
    }

    @Test
    void ofManyTrialsThePagesGoOnFromTheIndexIntoTheParts() {
        Swept swept = Swept.inShardsOf(8_192);
        SweepRef ref = completed(swept, 200, 200);
        assertThat(swept.parts(ref)).hasSizeGreaterThan(3);
        assertThat(swept.completion(ref).counts().tried()).isEqualTo(40_000).isGreaterThan(TopRows.ALL);
        // About 400 of the 40,000 have a Sortino ratio: what follows them is in the parts alone.
        for (TrialOrder order : List.of(
                new TrialOrder(TrialMetric.SHARPE, true),
                new TrialOrder(TrialMetric.VOLATILITY, false),
                new TrialOrder(TrialMetric.SORTINO, true),
                new TrialOrder(TrialMetric.SORTINO, false))) {
            assertThat(walked(swept, ref, order, 350, 2_000))
                    .as("seed %d, %s", seed, order)
                    .hasSizeGreaterThanOrEqualTo(2_000)
                    .isEqualTo(sorted(swept, ref, order)
                            .subList(0, walked(swept, ref, order, 350, 2_000).size()));
        }
    }

    @Test
    void theFirstPagesOfManyTrialsNeedNoPart() {
        Swept swept = Swept.inShardsOf(8_192);
        SweepRef ref = completed(swept, 200, 200);
        TrialOrder order = new TrialOrder(TrialMetric.SHARPE, true);
        List<Long> expected = sorted(swept, ref, order).subList(0, 900);
        swept.tasks(ref).forEach(task -> swept.world().parts.lose(ref, task.address()));

        assertThat(walked(swept, ref, order, 100, 900)).isEqualTo(expected);
        Page last = page(swept, ref, order, 899, Optional.empty());
        assertThatExceptionOfType(DamagedPartException.class)
                .isThrownBy(() -> page(swept, ref, order, 101, last.next()));
    }

    @Test
    void whatIsMissingOrDamagedIsSaidAndNeverLeftOut() {
        Swept swept = Swept.inShardsOf(64);
        SweepRef ref = completed(swept, 15, 20);
        TrialOrder order = new TrialOrder(TrialMetric.SHARPE, true);
        swept.world().sweepResults.lose(ref, "index");
        byte[] manifest = swept.world().sweepResults.manifest(ref).orElseThrow();
        ShardTask first = swept.tasks(ref).getFirst();

        swept.world().sweepResults.replaceManifest(ref, "[]".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(DamagedPartException.class)
                .isThrownBy(() -> page(swept, ref, order, 5, Optional.empty()))
                .withMessageContaining("submit the same sweep again");
        swept.world().sweepResults.lose(ref, "manifest");
        assertThatExceptionOfType(DamagedPartException.class)
                .isThrownBy(() -> page(swept, ref, order, 5, Optional.empty()));
        swept.world().sweepResults.replaceManifest(ref, manifest);
        swept.world().parts.damage(ref, first.address());
        assertThatExceptionOfType(DamagedPartException.class)
                .isThrownBy(() -> page(swept, ref, order, 5, Optional.empty()));
    }
}
