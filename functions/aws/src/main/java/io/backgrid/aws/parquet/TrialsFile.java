package io.backgrid.aws.parquet;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads what [TrialsWriter] wrote.
public final class TrialsFile {
    private TrialsFile() {}

    /// The rows of a part, without sums of returns: [BlocksFile] has these.
    ///
    /// @throws IllegalStateException when the file is no such file, or says what this release does not know
    public static TrialRows read(byte[] file) {
        return read(file, EnumSet.allOf(TrialMetric.class));
    }

    /// The rows of a part with some of the metrics, whose columns alone are decompressed.
    ///
    /// @throws IllegalStateException when the file is no such file, or says what this release does not know
    public static TrialRows read(byte[] file, Set<TrialMetric> metrics) {
        try (TableScan scan = TableScan.of(file, List.of(TrialsFormat.TRIALS))) {
            TrialsReader reader = new TrialsReader(metrics, scan.rows());
            scan.read(reader.columns(), reader::take);
            return reader.rows();
        }
    }
}
