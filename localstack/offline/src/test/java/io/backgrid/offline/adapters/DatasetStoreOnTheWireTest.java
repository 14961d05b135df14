package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.port.DatasetStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetStoreOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");

    @TempDir
    Path folder;

    @Test
    void entriesAreKeptByTenantAndName() {
        try (Wire wire = Wire.dynamo(folder)) {
            DatasetStore datasets = wire.stores(InstantSource.system()).datasets();
            TenantId tenant = SampleJobs.tenant();
            TenantId stranger = SampleJobs.tenant();
            Dataset zinc = entry("zinc", NOW);
            Dataset apple = entry("Apple", NOW);
            datasets.put(tenant, zinc);
            datasets.put(tenant, apple);
            // A job of the same tenant is no data set.
            wire.stores(InstantSource.system()).jobs().admit(SampleJobs.job(tenant, NOW), Optional.empty());

            assertThat(datasets.list(tenant)).containsExactly(apple, zinc);
            assertThat(datasets.find(tenant, zinc.name())).contains(zinc);
            assertThat(datasets.list(stranger)).isEmpty();
            assertThat(datasets.find(stranger, zinc.name())).isEmpty();
            assertThat(datasets.delete(stranger, zinc.name())).isFalse();

            Dataset newer = entry("zinc", NOW.plusSeconds(1));
            datasets.put(tenant, newer);
            assertThat(datasets.list(tenant)).containsExactly(apple, newer);

            assertThat(datasets.delete(tenant, zinc.name())).isTrue();
            assertThat(datasets.delete(tenant, zinc.name())).isFalse();
            assertThat(datasets.list(tenant)).containsExactly(apple);
        }
    }

    private static Dataset entry(String name, Instant createdAt) {
        return Dataset.of(
                new DatasetName(name), Dataset.Source.UPLOAD, SampleJobs.DATA.interval(), SampleJobs.BARS, createdAt);
    }
}
