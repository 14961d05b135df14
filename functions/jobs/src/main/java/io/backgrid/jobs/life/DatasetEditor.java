package io.backgrid.jobs.life;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.CsvSeries;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.PriceSeries;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.port.BarStore;
import io.backgrid.jobs.port.DatasetStore;
import java.time.InstantSource;

/// Changes the price series that a tenant has.
public final class DatasetEditor {
    private final DatasetStore entries;
    private final BarStore bars;
    private final InstantSource clock;

    public DatasetEditor(DatasetStore entries, BarStore bars, InstantSource clock) {
        this.entries = entries;
        this.bars = bars;
        this.clock = clock;
    }

    /// Checks a CSV file and stores it whole, or stores nothing. An earlier series of that name is replaced; jobs that
    /// were submitted on it still run on it.
    ///
    /// @throws io.backgrid.jobs.dataset.InvalidDatasetException with the line and the reason
    /// @throws SampleNameException                              when a sample has that name
    public Dataset put(TenantId tenant, DatasetName name, byte[] csv) {
        refuseSample(name);
        PriceSeries series = CsvSeries.read(csv);
        Dataset dataset = Dataset.of(name, Dataset.Source.UPLOAD, series.interval(), series.bars(), clock.instant());
        bars.put(tenant, name, series.interval(), series.bars());
        entries.put(tenant, dataset);
        return dataset;
    }

    /// Deletes a series and every earlier content of that name.
    ///
    /// @return whether there was one
    /// @throws SampleNameException when it is a sample
    public boolean delete(TenantId tenant, DatasetName name) {
        refuseSample(name);
        boolean existed = entries.delete(tenant, name);
        // Also when the entry is gone: an earlier delete may have been interrupted here.
        bars.delete(tenant, name);
        return existed;
    }

    /// Throws a [SampleNameException] when a sample has that name.
    static void refuseSample(DatasetName name) {
        if (Samples.find(name).isPresent()) {
            throw new SampleNameException(name);
        }
    }
}
