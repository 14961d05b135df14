package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.aws.dynamo.DynamoSweepLedger;
import io.backgrid.aws.dynamo.DynamoSweepStore;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCommitment;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table does what a sweep asks but its answer gets lost, and the client asks again.
class SweepLostAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    static Path folder;

    private static final Forgetful LINE = new Forgetful();
    private static Wire wire;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() {
        wire = Wire.dynamo(folder);
        client = wire.dynamoOver(LINE);
    }

    @AfterAll
    static void stop() {
        client.close();
        LINE.close();
        wire.close();
    }

    @Test
    void aSweepThatTheClientWroteTwiceIsStillTheWritersOwn() {
        SweepStore sweeps = new DynamoSweepStore(client, Wire.TABLE, InstantSource.fixed(NOW));
        Sweep sweep = SampleSweeps.sweep(SampleJobs.tenant(), NOW);
        LINE.loseNextAnswer();
        assertThat(sweeps.admit(sweep, Optional.empty())).isEqualTo(new Admission.Accepted());
        LINE.loseNextAnswer();
        assertThat(sweeps.replace(sweep.sentAgain(NOW))).isTrue();
        assertThat(sweeps.replace(sweep.sentAgain(NOW))).isFalse();

        LINE.loseNextAnswer();
        assertThat(sweeps.admit(SampleSweeps.sweep(SampleJobs.tenant(), NOW), Optional.of(new IdempotencyKey("k"))))
                .isEqualTo(new Admission.Accepted());
    }

    @Test
    void aShardWhoseCountingWasRepeatedCountsOnce() {
        SweepLedger ledger = new DynamoSweepLedger(client, Wire.TABLE, InstantSource.fixed(NOW));
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());
        SweepProgress one = new SweepProgress(1, 0, 5, 0.25, 1_000);

        LINE.loseNextAnswer();
        assertThat(ledger.reserve(sweep, 3, 0, 2)).isEqualTo(new SweepCommitment(SweepProgress.NONE, 1, 2));
        LINE.loseNextAnswer();
        ledger.done(sweep, 3, 0, one);
        LINE.loseNextAnswer();
        ledger.done(sweep, 4, 0, one);
        ledger.reserve(sweep, 5, 0, 2);
        LINE.loseNextAnswer();
        ledger.release(sweep, 5, 0);

        assertThat(ledger.progress(sweep)).isEqualTo(one.plus(one));
        assertThat(ledger.reserve(sweep, 6, 0, 2)).isEqualTo(new SweepCommitment(one.plus(one), 1, 2));
    }
}
