package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledSweepTest {
    /// 2 series of 100 combinations, of which 45 have fast < slow.
    private static String request(int count, int seed) {
        return """
                {"datasets": ["zigzag", "longer"], "strategy": "ma_crossover", "where": "fast < slow",
                 "params": {"fast": {"from": 2, "to": 11, "step": 1}, "slow": {"from": 2, "to": 11, "step": 1}},
                 "sample": {"count": %d, "seed": %d}}""".formatted(count, seed);
    }

    private static Swept swept(int rows) {
        Swept swept = Swept.inShardsOf(rows);
        swept.world().editor().put(World.TENANT, new DatasetName("longer"), TestSeries.zigzag(90));
        return swept;
    }

    private static List<Long> drawn(int rows, int count, int seed) {
        Swept swept = swept(rows);
        SweepRef ref = swept.ran(request(count, seed));
        List<Long> trials = new ArrayList<>();
        for (TrialRows part : swept.parts(ref)) {
            trials.addAll(Swept.trials(part));
        }
        assertThat(swept.completion(ref).counts().tried()).isEqualTo(count);
        return trials;
    }

    @Test
    void aSampleHasAsManyTrialsAsAskedForEachAllowedAndOnceInOrder() {
        List<Long> trials = drawn(7, 30, 1);

        assertThat(trials).hasSize(30).isSorted().doesNotHaveDuplicates();
        // Trial 37 of a series is the fourth fast, 5, and the eighth slow, 9.
        assertThat(trials).allMatch(trial -> trial % 100 / 10 < trial % 10);
        assertThat(trials).anyMatch(trial -> trial < 100).anyMatch(trial -> trial >= 100);
    }

    @Test
    void theSameSeedDrawsTheSameTrialsInAnyDivisionAndAnotherSeedOthers() {
        assertThat(drawn(3, 30, 1)).isEqualTo(drawn(200, 30, 1));
        assertThat(drawn(7, 30, 2)).isNotEqualTo(drawn(7, 30, 1));
    }

    @Test
    void aLargerSampleOfTheSameSeedContainsTheSmaller() {
        assertThat(drawn(7, 50, 1)).containsAll(drawn(7, 20, 1));
        assertThat(drawn(7, 90, 1)).containsAll(drawn(7, 50, 1));
    }

    @Test
    void aSampleOfAllThatIsAllowedIsTheWholeSweep() {
        Swept swept = swept(7);
        SweepRef all = swept.ran(request(90, 5).replaceFirst(",\\s+\"sample\": \\{[^}]*}", ""));
        SweepRef sampled = swept.ran(request(90, 5));

        assertThat(swept.rows(sampled)).isEqualTo(swept.rows(all));
        assertThat(swept.completion(sampled).resultSha256())
                .isEqualTo(swept.completion(all).resultSha256());
        assertThat(TrialLayout.of(swept.sweeping().sweep(sampled).request()).trials())
                .isEqualTo(200);
    }
}
