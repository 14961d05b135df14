package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.aws.dynamo.DynamoJobStore;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.JobStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table does what it is asked but its answer gets lost, and the client asks again.
class LostAnswerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aWriteThatTheClientRepeatedIsStillTheWritersOwn() {
        try (Wire wire = Wire.dynamo(folder);
                Forgetful line = new Forgetful();
                DynamoDbClient client = wire.dynamoOver(line)) {
            JobStore jobs = new DynamoJobStore(client, Wire.TABLE, InstantSource.fixed(NOW));
            Job job = SampleJobs.job(SampleJobs.tenant(), NOW);

            line.loseNextAnswer();
            assertThat(jobs.admit(job, Optional.empty())).isEqualTo(new Admission.Accepted());
            line.loseNextAnswer();
            assertThat(jobs.replace(job.started(NOW))).isTrue();
            assertThat(jobs.replace(job.cancelled(NOW))).isFalse();

            Job keyed = SampleJobs.job(SampleJobs.tenant(), NOW);
            line.loseNextAnswer();
            assertThat(jobs.admit(keyed, Optional.of(new IdempotencyKey("k")))).isEqualTo(new Admission.Accepted());
            assertThat(line.lost()).isEqualTo(3);
        }
    }
}
