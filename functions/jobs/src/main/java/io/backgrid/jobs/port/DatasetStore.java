package io.backgrid.jobs.port;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import java.util.List;
import java.util.Optional;

/// Which data sets a tenant has. Every method may throw [StoreUnavailableException].
public interface DatasetStore {

    /// Stores or replaces the entry of that name.
    void put(TenantId tenant, Dataset dataset);

    /// The entry of that name, or empty.
    Optional<Dataset> find(TenantId tenant, DatasetName name);

    /// All entries by name.
    List<Dataset> list(TenantId tenant);

    /// Deletes the entry of that name, and answers whether there was one.
    boolean delete(TenantId tenant, DatasetName name);
}
