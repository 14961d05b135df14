package io.backgrid.jobs.port;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Trade;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where curves and trades live. Every method may throw [StoreUnavailableException].
public interface ResultStore {

    /// Stores curve and trades; the same job and result give the same bytes under the same keys.
    void put(Job job, BacktestResult result, String dataSha256);

    /// The whole curve, or empty when there is none.
    Optional<EquityCurve> curve(JobRef job);

    /// The trades in order, the open one last, or empty when there is no result.
    Optional<List<Trade>> trades(JobRef job);

    /// An address that lets its bearer read the curve's Parquet object for a while.
    URI curveUrl(JobRef job, Duration valid);

    /// Deletes curve and trades; deleting what is not there is no error.
    void delete(JobRef job);
}
