package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.JobStore.JobPage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobListOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

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
    void jobsAreListedNewestFirstPageByPage() {
        TenantId tenant = SampleJobs.tenant();
        List<Job> newestFirst = admit(tenant, 7).reversed();

        assertThat(pages(tenant, Optional.empty(), 3))
                .containsExactly(newestFirst.subList(0, 3), newestFirst.subList(3, 6), newestFirst.subList(6, 7));
    }

    @Test
    void aPageThatEndsWithTheLastJobIsTheLastPage() {
        TenantId tenant = SampleJobs.tenant();
        admit(tenant, 6);

        assertThat(pages(tenant, Optional.empty(), 3)).hasSize(2);
        assertThat(pages(tenant, Optional.empty(), 6)).hasSize(1);
    }

    @Test
    void aTenantWithoutJobsHasOneEmptyPage() {
        assertThat(pages(SampleJobs.tenant(), Optional.empty(), 3)).containsExactly(List.of());
    }

    @Test
    void aPageGoesOnAfterAJobThatWasDeletedMeanwhile() {
        TenantId tenant = SampleJobs.tenant();
        List<Job> newestFirst = admit(tenant, 4).reversed();
        JobPage first = jobs.list(tenant, Optional.empty(), 2, Optional.empty());
        jobs.delete(newestFirst.get(1));

        assertThat(jobs.list(tenant, Optional.empty(), 2, first.next()).jobs()).isEqualTo(newestFirst.subList(2, 4));
    }

    @Test
    void aStatusKeepsTheOtherJobsOut() {
        TenantId tenant = SampleJobs.tenant();
        List<Job> all = admit(tenant, 9);
        List<Job> cancelled = new ArrayList<>();
        for (int each = 0; each < 9; each += 2) {
            Job job = all.get(each).cancelled(NOW);
            jobs.replace(job);
            cancelled.addFirst(job);
        }

        assertThat(pages(tenant, Optional.of(JobStatus.CANCELLED), 2))
                .containsExactly(cancelled.subList(0, 2), cancelled.subList(2, 4), cancelled.subList(4, 5));
        assertThat(pages(tenant, Optional.of(JobStatus.FAILED), 2)).containsExactly(List.of());
    }

    @Test
    void aRareStatusEndsThePageBeforeTheWholeListWasRead() throws Exception {
        TenantId tenant = SampleJobs.tenant();
        Job oldest = admit(tenant, 1).getFirst().cancelled(NOW);
        jobs.replace(oldest);
        AtOnce.run(8, worker -> {
            for (int each = 0; each < 130; each++) {
                jobs.admit(SampleJobs.job(tenant, NOW.plusSeconds(1 + worker * 1000L + each)), Optional.empty());
            }
            return worker;
        });

        // 1,040 queued jobs stand before it; a page looks at 1,000.
        JobPage first = jobs.list(tenant, Optional.of(JobStatus.CANCELLED), 5, Optional.empty());
        assertThat(first.jobs()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(jobs.list(tenant, Optional.of(JobStatus.CANCELLED), 5, first.next()))
                .isEqualTo(new JobPage(List.of(oldest), Optional.empty()));
    }

    /// Oldest first.
    private static List<Job> admit(TenantId tenant, int count) {
        List<Job> admitted = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            admitted.add(SampleJobs.job(tenant, NOW.plusMillis(each)));
        }
        List<Job> shuffled = new ArrayList<>(admitted);
        Collections.reverse(shuffled);
        shuffled.forEach(job -> jobs.admit(job, Optional.empty()));
        return admitted;
    }

    private static List<List<Job>> pages(TenantId tenant, Optional<JobStatus> status, int limit) {
        List<List<Job>> pages = new ArrayList<>();
        Optional<JobId> after = Optional.empty();
        do {
            JobPage page = jobs.list(tenant, status, limit, after);
            pages.add(page.jobs());
            after = page.next();
        } while (after.isPresent());
        return pages;
    }
}
