package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.request.InvalidRequestException;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStoreOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    static Path folder;

    private static Wire wire;
    private static SweepStore sweeps;
    private static JobStore jobs;

    @BeforeAll
    static void start() {
        wire = Wire.dynamo(folder);
        sweeps = wire.stores(InstantSource.fixed(NOW)).sweeps();
        jobs = wire.stores(InstantSource.fixed(NOW)).jobs();
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void aSweepInEveryStateIsFoundAsItWasStored() {
        Sweep queued = admitted(SampleJobs.tenant(), NOW);
        assertThat(sweeps.find(queued.ref())).contains(queued);

        long revision = 0;
        for (Sweep life : SampleSweeps.lives(queued, NOW)) {
            Sweep next =
                    new Sweep(life.ref(), life.request(), life.data(), life.trials(), NOW, life.state(), ++revision);
            assertThat(sweeps.replace(next)).isTrue();
            assertThat(sweeps.find(queued.ref())).contains(next);
        }
    }

    @Test
    void ofManyWritersAtOnceOneChangesTheSweep() throws Exception {
        Sweep sweep = admitted(SampleJobs.tenant(), NOW);

        List<Boolean> replaced = AtOnce.run(8, writer -> sweeps.replace(sweep.sentAgain(NOW.plusSeconds(writer))));

        assertThat(replaced).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(sweeps.find(sweep.ref())).contains(sweep.sentAgain(NOW.plusSeconds(replaced.indexOf(true))));
    }

    @Test
    void aSweepThatWasChangedMeanwhileIsNeitherReplacedNorDeleted() {
        Sweep sweep = admitted(SampleJobs.tenant(), NOW);
        Sweep later = sweep.sentAgain(NOW.plusSeconds(1));
        assertThat(sweeps.replace(later)).isTrue();

        assertThat(sweeps.replace(sweep.sentAgain(NOW.plusSeconds(2)))).isFalse();
        assertThat(sweeps.delete(sweep)).isFalse();
        assertThat(sweeps.find(sweep.ref())).contains(later);
        assertThat(sweeps.delete(later)).isTrue();
        assertThat(sweeps.find(sweep.ref())).isEmpty();
        assertThat(sweeps.delete(later)).isFalse();
    }

    @Test
    void aKeyIsOneForJobsAndSweepsTogether() {
        TenantId tenant = SampleJobs.tenant();
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("monday"));
        Sweep first = SampleSweeps.sweep(tenant, NOW);
        assertThat(sweeps.admit(first, key)).isEqualTo(new Admission.Accepted());

        assertThat(sweeps.admit(SampleSweeps.sweep(tenant, NOW), key))
                .isEqualTo(new Admission.Repeated(first.ref().id()));
        assertThat(jobs.admit(SampleJobs.job(tenant, NOW), key)).isEqualTo(new Admission.KeyReused());
        assertThat(sweeps.admit(SampleSweeps.sweep(SampleJobs.tenant(), NOW), key))
                .isEqualTo(new Admission.Accepted());

        TenantId other = SampleJobs.tenant();
        assertThat(jobs.admit(SampleJobs.job(other, NOW), key)).isEqualTo(new Admission.Accepted());
        assertThat(sweeps.admit(SampleSweeps.sweep(other, NOW), key)).isEqualTo(new Admission.KeyReused());
    }

    @Test
    void sweepsAreListedNewestFirstPageByPageAndNoJobAmongThem() {
        TenantId tenant = SampleJobs.tenant();
        List<Sweep> newestFirst = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            newestFirst.addFirst(admitted(tenant, NOW.plusSeconds(second)));
            jobs.admit(SampleJobs.job(tenant, NOW.plusSeconds(second)), Optional.empty());
        }

        SweepStore.SweepPage first = sweeps.list(tenant, Optional.empty(), 3, Optional.empty());
        SweepStore.SweepPage last = sweeps.list(tenant, Optional.empty(), 3, first.next());

        assertThat(first.sweeps()).isEqualTo(newestFirst.subList(0, 3));
        assertThat(last.sweeps()).isEqualTo(newestFirst.subList(3, 5));
        assertThat(last.next()).isEmpty();
        assertThat(jobs.list(tenant, Optional.empty(), 10, Optional.empty()).jobs())
                .hasSize(5);
    }

    @Test
    void aListOfOneStatusHasOnlyThatOne() {
        TenantId tenant = SampleJobs.tenant();
        Sweep queued = admitted(tenant, NOW);
        Sweep cancelled = SampleSweeps.lives(admitted(tenant, NOW), NOW).getLast();
        sweeps.replace(new Sweep(cancelled.ref(), cancelled.request(), cancelled.data(), 6, NOW, cancelled.state(), 1));

        List<JobId> found = new ArrayList<>();
        Optional<JobId> after = Optional.empty();
        do {
            SweepStore.SweepPage page = sweeps.list(tenant, Optional.of(JobStatus.QUEUED), 1, after);
            page.sweeps().forEach(sweep -> found.add(sweep.ref().id()));
            after = page.next();
        } while (after.isPresent());

        assertThat(found).containsExactly(queued.ref().id());
    }

    @Test
    void aTenantReachesNoOtherTenantsSweep() {
        Sweep sweep = admitted(SampleJobs.tenant(), NOW);
        SweepRef stranger = new SweepRef(SampleJobs.tenant(), sweep.ref().id());

        assertThat(sweeps.find(stranger)).isEmpty();
        assertThat(sweeps.list(stranger.tenant(), Optional.empty(), 10, Optional.empty())
                        .sweeps())
                .isEmpty();
        assertThat(sweeps.delete(new Sweep(stranger, sweep.request(), sweep.data(), 6, NOW, sweep.state(), 0)))
                .isFalse();
        assertThat(sweeps.find(sweep.ref())).contains(sweep);
    }

    @Test
    void openSweepsAndOpenJobsAreFoundApart() {
        TenantId tenant = SampleJobs.tenant();
        // In a year of their own, before all other tests.
        Instant start = Instant.parse("1999-01-01T00:00:00Z");
        Sweep second = admitted(tenant, start.plusSeconds(2));
        Sweep first = admitted(tenant, start.plusSeconds(1));
        Sweep over = admitted(tenant, start);
        assertThat(sweeps.replace(over.cancelled(SweepProgress.NONE, start))).isTrue();
        Job job = SampleJobs.job(tenant, start);
        jobs.admit(job, Optional.empty());

        Instant before = start.plusSeconds(10);
        assertThat(sweeps.openSince(before, 100)).containsExactly(first.ref(), second.ref());
        assertThat(sweeps.openSince(before, 1)).containsExactly(first.ref());
        assertThat(jobs.openSince(before, 100)).containsExactly(job.ref());
    }

    @Test
    void theLargestSweepFitsIntoAnItem() {
        List<String> names = IntStream.range(0, 500)
                .mapToObj(series -> "%03d-".formatted(series) + "n".repeat(60))
                .toList();
        String request = """
                {"datasets": %s, "strategy": "ma_crossover", "stop_loss": {"from": 0.001, "to": 0.3, "count": 10000},
                 "sample": {"count": 1000}}""".formatted(names.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
        Sweep largest = SampleSweeps.sweep(
                SampleJobs.tenant(),
                NOW,
                request,
                choice -> Optional.of(new Dataset(
                        new DatasetName(choice.name().value()),
                        Dataset.Source.UPLOAD,
                        Interval.ONE_MINUTE,
                        1_000_000,
                        Instant.parse("2000-01-03T09:30:00Z"),
                        Instant.parse("2020-04-17T16:00:00Z"),
                        SampleSweeps.SHA256,
                        NOW)));
        assertThat(sweeps.admit(largest, Optional.of(new IdempotencyKey("large"))))
                .isEqualTo(new Admission.Accepted());

        Sweep completed = SampleSweeps.lives(largest, NOW).get(2);
        Sweep next = new Sweep(
                largest.ref(), largest.request(), largest.data(), largest.trials(), NOW, completed.state(), 1);
        assertThat(sweeps.replace(next)).isTrue();
        assertThat(sweeps.find(largest.ref())).contains(next);
    }

    @Test
    void moreValuesThanAnItemHoldsAreRefused() {
        String axis = "{\"from\": 0.001, \"to\": 0.3, \"count\": 5001}";
        String request = "{\"symbols\": [\"AAPL\"], \"strategy\": \"ma_crossover\", \"stop_loss\": " + axis
                + ", \"take_profit\": " + axis + ", \"sample\": {\"count\": 10}}";

        assertThatThrownBy(() ->
                        SampleSweeps.sweep(SampleJobs.tenant(), NOW, request, choice -> Optional.of(SampleJobs.DATA)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("hold 10,002 values together; at most 10,000 fit into a sweep");
    }

    private static Sweep admitted(TenantId tenant, Instant submittedAt) {
        Sweep sweep = SampleSweeps.sweep(tenant, submittedAt);
        sweeps.admit(sweep, Optional.empty());
        return sweep;
    }
}
