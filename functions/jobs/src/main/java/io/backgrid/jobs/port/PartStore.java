package io.backgrid.jobs.port;

import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.PartAddress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where the parts of sweeps live, by address. Each sweep has its own; one that an earlier sweep of the same tenant
/// computed is copied. Every method may throw [StoreUnavailableException].
public interface PartStore {

    /// The part of that address that this sweep has, or empty when it has none.
    Optional<Part> find(SweepRef sweep, PartAddress address);

    /// Copies the part of that address from another sweep of the tenant.
    ///
    /// @return the copy, or empty when there is none, or none that is whole
    Optional<Part> adopt(SweepRef sweep, PartAddress address);

    /// Begins to write a part.
    Writer writer(TrialLayout layout);

    /// Stores a part for this sweep, and lets others find it. What [#find] tells is written last.
    ///
    /// @param writer          that has all its rows
    /// @param gigabyteSeconds that computing it took
    Part put(SweepRef sweep, PartAddress address, Writer writer, double gigabyteSeconds);

    /// The rows of a part.
    ///
    /// @return empty when one of its files is missing or is not the one that was stored
    Optional<TrialRows> read(SweepRef sweep, Part part);

    /// Forgets a part of this sweep, and that others could copy it, so that it is computed anew.
    void strike(SweepRef sweep, PartAddress address);

    /// Deletes a part of this sweep with its files, and forgets that others could copy it.
    void discard(SweepRef sweep, PartAddress address);

    /// Forgets that others could copy these parts.
    void forget(TenantId tenant, List<PartAddress> addresses);

    /// An address that lets its bearer read the file of rows for a while.
    URI trialsUrl(SweepRef sweep, PartAddress address, Duration valid);

    /// An address that lets its bearer read the file of sums for a while.
    URI blocksUrl(SweepRef sweep, PartAddress address, Duration valid);

    /// Takes the rows of a part in their order.
    interface Writer {

        /// Takes some rows; those of excluded trials are left out.
        ///
        /// @param offset what to add to the trial numbers, which the engine counts for each series
        void add(TrialRows rows, long offset);

        /// How many rows were taken and not left out.
        long rows();
    }
}
