package io.backgrid.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SweepCommitmentTest {

    @Test
    void shardsThatRunAreExpectedToTakeWhatIsSetAside() {
        assertThat(new SweepCommitment(SweepProgress.NONE, 3, 30).expected(10))
                .isEqualTo(new SweepProgress(3, 0, 0, 30, 0));
    }

    @Test
    void shardsThatTurnOutSlowerThanExpectedAreExpectedToStaySo() {
        // Two of six were computed, and took 15 each instead of 10.
        SweepProgress done = new SweepProgress(6, 4, 60, 30, 6_000);

        assertThat(new SweepCommitment(done, 3, 25).expected(10))
                .isEqualTo(new SweepProgress(9, 4, 60, 30 + 25 * 1.5, 6_000));
    }

    @Test
    void shardsThatTurnOutFasterStillHaveWhatIsSetAside() {
        SweepProgress done = new SweepProgress(2, 0, 20, 10, 2_000);

        assertThat(new SweepCommitment(done, 3, 30).expected(10)).isEqualTo(new SweepProgress(5, 0, 20, 40, 2_000));
    }

    @Test
    void shardsOfAnotherSweepSayNothingOfWhatOneTakes() {
        SweepProgress done = new SweepProgress(4, 4, 40, 0, 4_000);

        assertThat(new SweepCommitment(done, 1, 10).expected(10)).isEqualTo(new SweepProgress(5, 4, 40, 10, 4_000));
    }
}
