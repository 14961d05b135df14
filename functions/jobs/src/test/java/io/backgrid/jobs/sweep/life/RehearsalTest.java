package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.fakes.FakePartStore;
import io.backgrid.jobs.fakes.Steps;
import org.junit.jupiter.api.Test;

/// What is rehearsed is what a shard does.
class RehearsalTest {

    @Test
    void everyTrialIsComputedAndWrittenEachTime() {
        assertThat(new Rehearsal(new FakePartStore(Steps.UNDISTURBED)).run(2)).isEqualTo(2 * 300 * 300);
    }
}
