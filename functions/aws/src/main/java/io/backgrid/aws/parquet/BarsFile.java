package io.backgrid.aws.parquet;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.dataset.Interval;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Price bars as Parquet: `date` or `time`, `open`, `high`, `low`, `close`, `volume`.
public final class BarsFile {
    private static final String FORMAT = "bars 1";
    private static final List<String> COLUMNS =
            List.of(TableFormat.DATE, TableFormat.TIME, "open", "high", "low", "close", "volume");

    private BarsFile() {}

    /// The same bars and interval give the same bytes.
    ///
    /// @param sha256 the bars' own hash, which the file also carries
    public static byte[] write(Bars bars, Interval interval, String sha256) {
        boolean dated = interval.isDated();
        List<Column> columns = List.of(
                Column.time(TableFormat.timeColumn(dated), dated, bars::time),
                Column.number("open", bars::open),
                Column.number("high", bars::high),
                Column.number("low", bars::low),
                Column.number("close", bars::close),
                Column.number("volume", bars::volume));
        Map<String, String> metadata = new TreeMap<>(Map.of(
                TableFormat.KEY, FORMAT, "backgrid.interval", interval.wireName(), "backgrid.data_sha256", sha256));
        return TableWriter.write("bars", columns, bars.size(), metadata);
    }

    /// The bars of a file, checked as all bars are.
    ///
    /// @throws IllegalStateException when the file is no such file
    public static Bars read(byte[] file) {
        TableReader table = TableReader.read(file, List.of(FORMAT), COLUMNS);
        return Bars.of(
                table.times(""),
                table.numbers("open"),
                table.numbers("high"),
                table.numbers("low"),
                table.numbers("close"),
                table.numbers("volume"));
    }
}
