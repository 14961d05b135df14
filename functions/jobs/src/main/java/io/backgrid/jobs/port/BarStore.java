package io.backgrid.jobs.port;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import java.util.Optional;

/// Where price series live, each under its owner, its name and the hash of its content.
/// Every method may throw [StoreUnavailableException].
public interface BarStore {

    /// Stores a series under [Bars#sha256()]; storing it again changes nothing.
    void put(TenantId owner, DatasetName name, Interval interval, Bars bars);

    /// The series of that content, or empty when there is none.
    ///
    /// @throws IllegalStateException when the stored bytes do not have that content
    Optional<Bars> get(TenantId owner, DatasetName name, String sha256);

    /// Whether there is a series of that content, without reading it.
    boolean has(TenantId owner, DatasetName name, String sha256);

    /// Deletes every content stored under that name.
    void delete(TenantId owner, DatasetName name);
}
