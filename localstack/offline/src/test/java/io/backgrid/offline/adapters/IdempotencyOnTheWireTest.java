package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.JobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("order-1"));

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
    void theSameKeyAndSpecificationAreOneJob() {
        TenantId tenant = SampleJobs.tenant();
        Job first = SampleJobs.job(tenant, NOW);
        Job again = SampleJobs.job(tenant, NOW.plusSeconds(1));

        assertThat(jobs.admit(first, KEY)).isEqualTo(new Admission.Accepted());
        assertThat(jobs.admit(again, KEY))
                .isEqualTo(new Admission.Repeated(first.ref().id()));
        assertThat(all(tenant)).containsExactly(first);
    }

    @Test
    void theSameKeyWithAnotherSpecificationIsRefused() {
        TenantId tenant = SampleJobs.tenant();
        Job first = SampleJobs.job(tenant, NOW, 20);
        Job other = SampleJobs.job(tenant, NOW, 21);

        assertThat(jobs.admit(first, KEY)).isEqualTo(new Admission.Accepted());
        assertThat(jobs.admit(other, KEY)).isEqualTo(new Admission.KeyReused());
        assertThat(all(tenant)).containsExactly(first);
    }

    @Test
    void keysOfTwoTenantsHaveNothingToDoWithEachOther() {
        assertThat(jobs.admit(SampleJobs.job(SampleJobs.tenant(), NOW, 20), KEY))
                .isEqualTo(new Admission.Accepted());
        assertThat(jobs.admit(SampleJobs.job(SampleJobs.tenant(), NOW, 21), KEY))
                .isEqualTo(new Admission.Accepted());
    }

    @Test
    void ofManyAtOnceWithOneKeyOneIsAcceptedAndStandsForAll() throws Exception {
        for (int round = 0; round < 5; round++) {
            TenantId tenant = SampleJobs.tenant();
            List<Job> submitted = new ArrayList<>();
            for (int each = 0; each < 8; each++) {
                submitted.add(SampleJobs.job(tenant, NOW.plusMillis(each)));
            }

            List<Admission> admissions = AtOnce.run(8, each -> jobs.admit(submitted.get(each), KEY));

            assertThat(admissions).containsOnlyOnce(new Admission.Accepted());
            Job accepted = submitted.get(admissions.indexOf(new Admission.Accepted()));
            assertThat(admissions)
                    .filteredOn(each -> !each.equals(new Admission.Accepted()))
                    .hasSize(7)
                    .containsOnly(new Admission.Repeated(accepted.ref().id()));
            assertThat(all(tenant)).containsExactly(accepted);
        }
    }

    @Test
    void aKeyIsFreeAgainAfter24HoursThoughItsItemIsStillThere() {
        TenantId tenant = SampleJobs.tenant();
        assertThat(jobs.admit(SampleJobs.job(tenant, NOW, 20), KEY)).isEqualTo(new Admission.Accepted());
        Job later = SampleJobs.job(tenant, NOW.plusSeconds(86_400), 21);

        JobStore lastSecond = at(NOW.plus(Duration.ofHours(24)).minusSeconds(1));
        JobStore nextDay = at(NOW.plus(Duration.ofHours(24)));

        assertThat(lastSecond.admit(later, KEY)).isEqualTo(new Admission.KeyReused());
        assertThat(nextDay.admit(later, KEY)).isEqualTo(new Admission.Accepted());
        assertThat(nextDay.admit(SampleJobs.job(tenant, NOW, 20), KEY)).isEqualTo(new Admission.KeyReused());
    }

    @Test
    void theSameJobHandedInTwiceIsAccepted() {
        Job job = SampleJobs.job(SampleJobs.tenant(), NOW);

        assertThat(jobs.admit(job, KEY)).isEqualTo(new Admission.Accepted());
        assertThat(jobs.admit(job, KEY)).isEqualTo(new Admission.Accepted());
    }

    private static JobStore at(Instant now) {
        return wire.stores(InstantSource.fixed(now)).jobs();
    }

    private static List<Job> all(TenantId tenant) {
        return jobs.list(tenant, Optional.empty(), 100, Optional.empty()).jobs();
    }
}
