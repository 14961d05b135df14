package io.backgrid.jobs.port;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where a sweep keeps what belongs to it alone. Every method may throw [StoreUnavailableException].
public interface SweepResultStore {

    /// Stores the list of shards and answers where.
    ObjectPlace putManifest(SweepRef ref, byte[] manifest);

    /// The list of shards, or empty when there is none.
    Optional<byte[]> manifest(SweepRef ref);

    /// Stores the rows of the trials that rank highest and lowest by each metric.
    ///
    /// @return hash of what was stored
    String putIndex(SweepRef ref, TrialLayout layout, TrialRows rows);

    /// The index.
    ///
    /// @return empty when it is missing or has another hash
    Optional<TrialRows> index(SweepRef ref, String sha256);

    /// Stores a heat map.
    ///
    /// @return hash of what was stored
    String putHeatMap(SweepRef ref, TrialLayout layout, HeatMap map);

    /// A heat map.
    ///
    /// @return empty when it is missing or has another hash
    Optional<HeatMap> heatMap(SweepRef ref, TrialLayout layout, int x, int y, String sha256);

    /// Stores the curve of a trial.
    void putCurve(SweepRef ref, long trial, JobSpec spec, BacktestResult result, String dataSha256);

    /// An address that lets its bearer read the curve of a trial for a while.
    URI curveUrl(SweepRef ref, long trial, Duration valid);

    /// Deletes all of it; deleting what is not there is no error.
    void delete(SweepRef ref);

    /// Where an object lies.
    record ObjectPlace(String bucket, String key) {}
}
