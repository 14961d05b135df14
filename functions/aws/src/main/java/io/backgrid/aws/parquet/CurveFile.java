package io.backgrid.aws.parquet;

import io.backgrid.engine.result.EquityCurve;
import java.util.List;
import java.util.Map;

/// An equity curve as Parquet: `date` or `time`, `equity`, `drawdown`, `position`, one row per bar.
public final class CurveFile {
    private static final String FORMAT = "curve 1";

    /// The drawdown follows from the equity, to the bit.
    private static final List<String> READ = List.of(TableFormat.DATE, TableFormat.TIME, "equity", "position");

    private CurveFile() {}

    /// The same curve and provenance give the same bytes.
    public static byte[] write(EquityCurve curve, Provenance provenance) {
        boolean dated = provenance.interval().isDated();
        List<Column> columns = List.of(
                Column.time(TableFormat.timeColumn(dated), dated, curve::time),
                Column.number("equity", curve::equity),
                Column.number("drawdown", curve::drawdown),
                // It only changes where a trade begins or ends.
                Column.number("position", curve::position).repeating());
        Map<String, String> metadata = provenance.metadata();
        metadata.put(TableFormat.KEY, FORMAT);
        return TableWriter.write("curve", columns, curve.size(), metadata);
    }

    /// The curve of a file.
    ///
    /// @throws IllegalStateException when the file is no such file
    public static EquityCurve read(byte[] file) {
        TableReader table = TableReader.read(file, List.of(FORMAT), READ);
        return EquityCurve.of(table.times(""), table.numbers("equity"), table.numbers("position"));
    }
}
