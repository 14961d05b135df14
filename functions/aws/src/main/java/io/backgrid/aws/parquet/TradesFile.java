package io.backgrid.aws.parquet;

import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Trade;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// Trades as Parquet, one row each in order. Times are dates or instants as in the curve; money is quote currency.
///
/// | column | meaning |
/// |---|---|
/// | `side` | `long` or `short` |
/// | `open` | still held after the last bar; then the `exit_` columns are empty and the `mark_` columns are not |
/// | `ruined` | it took all the account had |
/// | `units`, `stake` | units traded; equity of the account before the entry |
/// | `entry_date` or `entry_time`, `entry_bar`, `entry_price`, `entry_fee` | the fill that opened it; bars count from 0
/// |
/// | `exit_date` or `exit_time`, `exit_price`, `exit_fee` | the fill that closed it |
/// | `mark_date` or `mark_time`, `mark_price` | the last bar, and the close that an open trade is valued at |
/// | `bars_held` | bars from entry to exit or mark |
/// | `fees`, `profit`, `return` | both sides' costs; money after them; profit / entry notional |
public final class TradesFile {
    private static final String FORMAT = "trades 1";

    private TradesFile() {}

    /// The same trades and provenance give the same bytes.
    public static byte[] write(List<Trade> trades, Provenance provenance) {
        boolean dated = provenance.interval().isDated();
        String time = TableFormat.timeColumn(dated);
        IntFunction<Exit> exit = row -> trades.get(row).exit();
        IntPredicate open = row -> trades.get(row).isOpen();
        IntPredicate closed = open.negate();
        List<Column> columns = List.of(
                Column.text("side", row -> trades.get(row).side().wireName()).repeating(),
                Column.flag("open", open),
                Column.flag("ruined", row -> exit.apply(row) instanceof Exit.Ruined),
                Column.number("units", row -> trades.get(row).units()),
                Column.number("stake", row -> trades.get(row).stake()),
                Column.time(
                        "entry_" + time, dated, row -> trades.get(row).entry().time()),
                Column.whole("entry_bar", row -> trades.get(row).entry().bar()),
                Column.number("entry_price", row -> trades.get(row).entry().price()),
                Column.number("entry_fee", row -> trades.get(row).entry().fee()),
                Column.time("exit_" + time, dated, row -> exit.apply(row).time())
                        .when(closed),
                Column.number("exit_price", row -> exit.apply(row).price()).when(closed),
                Column.number("exit_fee", row -> exit.apply(row).fee()).when(closed),
                Column.time("mark_" + time, dated, row -> exit.apply(row).time())
                        .when(open),
                Column.number("mark_price", row -> exit.apply(row).price()).when(open),
                Column.whole("bars_held", row -> trades.get(row).barsHeld()),
                Column.number("fees", row -> trades.get(row).fees()),
                Column.number("profit", row -> trades.get(row).profit()),
                Column.number("return", row -> trades.get(row).returnOnEntry()));
        Map<String, String> metadata = provenance.metadata();
        metadata.put(TableFormat.KEY, FORMAT);
        return TableWriter.write("trades", columns, trades.size(), metadata);
    }

    /// The trades of a file.
    ///
    /// @throws IllegalStateException when the file is no such file
    public static List<Trade> read(byte[] file) {
        TableReader table = TableReader.read(file, FORMAT, TradeRows.COLUMNS);
        return table.rows() == 0 ? List.of() : new TradeRows(table).trades();
    }
}
