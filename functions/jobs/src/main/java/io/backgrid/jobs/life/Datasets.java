package io.backgrid.jobs.life;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.port.DatasetStore;
import io.backgrid.jobs.request.DataChoice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The price series that a tenant can use: the bundled samples and its own.
public final class Datasets {
    private final DatasetStore entries;

    public Datasets(DatasetStore entries) {
        this.entries = entries;
    }

    /// The series that a request means, or empty.
    public Optional<Dataset> resolve(TenantId tenant, DataChoice choice) {
        return switch (choice) {
            case DataChoice.Symbol(DatasetName name) -> Samples.find(name);
            case DataChoice.Upload(DatasetName name) -> entries.find(tenant, name);
        };
    }

    /// A series of that name, a sample or the tenant's own, or empty.
    public Optional<Dataset> find(TenantId tenant, DatasetName name) {
        return Samples.find(name).or(() -> entries.find(tenant, name));
    }

    /// The samples, then the tenant's own, each by name.
    public List<Dataset> list(TenantId tenant) {
        return Stream.concat(Samples.all().stream(), entries.list(tenant).stream())
                .toList();
    }
}
