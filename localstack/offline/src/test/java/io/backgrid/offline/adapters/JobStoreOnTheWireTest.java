package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Setting;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStoreOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    static Path folder;

    private static Wire wire;
    private static JobStore jobs;

    @BeforeAll
    static void start() {
        wire = Wire.dynamo(folder);
        jobs = wire.stores(InstantSource.fixed(NOW)).jobs();
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void aJobInEveryStateIsFoundAsItWasStored() {
        TenantId tenant = SampleJobs.tenant();
        Job queued = admitted(tenant, NOW);
        Job running = queued.started(NOW.plusNanos(5));
        List<Job> lives = List.of(
                running,
                new Job(running.ref(), running.spec(), running.data(), NOW, running.state(), 2).sentAgain(NOW),
                running.completed(SampleJobs.completion(running, NOW)),
                running.failed(new JobFailure("too_few_bars", "ask for more"), NOW));

        assertThat(jobs.find(queued.ref())).contains(queued);
        long revision = 0;
        for (Job life : lives) {
            Job next = new Job(life.ref(), life.spec(), life.data(), life.submittedAt(), life.state(), ++revision);
            assertThat(jobs.replace(next)).isTrue();
            assertThat(jobs.find(queued.ref())).contains(next);
        }
    }

    @Test
    void ofManyWritersAtOnceOneChangesTheJob() throws Exception {
        for (int round = 0; round < 10; round++) {
            Job job = admitted(SampleJobs.tenant(), NOW);

            List<Boolean> replaced = AtOnce.run(8, writer -> jobs.replace(job.started(NOW.plusSeconds(writer))));

            assertThat(replaced).filteredOn(Boolean::booleanValue).hasSize(1);
            assertThat(jobs.find(job.ref())).contains(job.started(NOW.plusSeconds(replaced.indexOf(true))));
        }
    }

    @Test
    void aJobThatWasChangedMeanwhileIsNeitherReplacedNorDeleted() {
        Job job = admitted(SampleJobs.tenant(), NOW);
        assertThat(jobs.replace(job.started(NOW))).isTrue();

        assertThat(jobs.replace(job.cancelled(NOW))).isFalse();
        assertThat(jobs.delete(job)).isFalse();
        assertThat(jobs.find(job.ref()).map(Job::state)).contains(new JobState.Running(NOW, NOW));
    }

    @Test
    void aDeletedJobIsGoneAndStaysGone() {
        Job job = admitted(SampleJobs.tenant(), NOW);

        assertThat(jobs.delete(job)).isTrue();

        assertThat(jobs.find(job.ref())).isEmpty();
        assertThat(jobs.delete(job)).isFalse();
        assertThat(jobs.replace(job.started(NOW))).isFalse();
        assertThat(jobs.find(job.ref())).isEmpty();
    }

    @Test
    void aTenantReachesNoOtherTenantsJob() {
        Job job = admitted(SampleJobs.tenant(), NOW);
        JobRef stranger = new JobRef(SampleJobs.tenant(), job.ref().id());

        assertThat(jobs.find(stranger)).isEmpty();
        assertThat(jobs.list(stranger.tenant(), Optional.empty(), 10, Optional.empty())
                        .jobs())
                .isEmpty();
        assertThat(jobs.delete(new Job(stranger, job.spec(), job.data(), NOW, job.state(), 0)))
                .isFalse();
        assertThat(jobs.find(job.ref())).contains(job);
    }

    @Test
    void theOpenIndexHoldsOpenJobsOnlyTheLongestWaitingFirst() {
        TenantId one = SampleJobs.tenant();
        TenantId other = SampleJobs.tenant();
        // In a year of their own, before all other tests.
        Instant start = Instant.parse("1999-01-01T00:00:00Z");
        Job third = admitted(one, start.plusSeconds(3));
        Job first = admitted(other, start.plusSeconds(1));
        Job second = admitted(one, start.plusSeconds(2));
        Job sentAgain = admitted(one, start);
        Job completed = admitted(one, start);
        Job fresh = admitted(one, start.plusSeconds(10));
        jobs.replace(second.started(start.plusSeconds(500)));
        jobs.replace(sentAgain.sentAgain(start.plusSeconds(10)));
        jobs.replace(completed.completed(SampleJobs.completion(completed, start)));

        Instant before = start.plusSeconds(10);
        assertThat(jobs.openSince(before, 100)).containsExactly(first.ref(), second.ref(), third.ref());
        assertThat(jobs.openSince(before, 2)).containsExactly(first.ref(), second.ref());
        assertThat(jobs.openSince(before.plusNanos(1), 100)).hasSize(5).contains(fresh.ref(), sentAgain.ref());
    }

    @Test
    void aTableThatIsNotThereIsTakenForOneThatIsNotThereYet() {
        JobStore absent = wire.storesWith(Setting.TABLE, "another-table").jobs();

        assertThatThrownBy(() ->
                        absent.find(SampleJobs.job(SampleJobs.tenant(), NOW).ref()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the job table is not available right now");
    }

    private static Job admitted(TenantId tenant, Instant submittedAt) {
        Job job = SampleJobs.job(tenant, submittedAt);
        jobs.admit(job, Optional.empty());
        return job;
    }
}
