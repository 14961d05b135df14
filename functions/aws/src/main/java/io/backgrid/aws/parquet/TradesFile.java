package io.backgrid.aws.parquet;

import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Trade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// | `exit_reason` | what closed it, such as `signal` or `stop_loss`; empty when open or ruined |
/// | `mark_date` or `mark_time`, `mark_price` | the last bar, and the close that an open trade is valued at |
/// | `bars_held` | bars from entry to exit or mark |
/// | `fees`, `financing` | both sides' costs; paid for what was borrowed |
/// | `profit`, `return` | money after all of these; profit / entry notional |
/// | `adverse`, `favourable` | how far the price went against and with it, fractions of the entry's; empty when not
/// known |
///
/// Files of format `trades 1` lack `exit_reason`, `financing`, `adverse` and `favourable`. They come from a release
/// that
/// knew no order but the rules' and no loans, and did not look how far a price went.
public final class TradesFile {
    /// The format without exit reasons, financing and excursions.
    static final String FIRST_FORMAT = "trades 1";

    private static final String FORMAT = "trades 2";
    private static final List<String> READABLE = List.of(FIRST_FORMAT, FORMAT);

    private TradesFile() {}

    /// The same trades and provenance give the same bytes.
    public static byte[] write(List<Trade> trades, Provenance provenance) {
        boolean dated = provenance.interval().isDated();
        String time = TableFormat.timeColumn(dated);
        IntFunction<Exit> exit = row -> trades.get(row).exit();
        IntPredicate open = row -> trades.get(row).isOpen();
        IntPredicate closed = open.negate();
        IntPredicate filled = row -> exit.apply(row) instanceof Exit.Filled;
        IntFunction<Optional<Excursion>> excursion = row -> trades.get(row).excursion();
        IntPredicate watched = row -> excursion.apply(row).isPresent();
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
                Column.text("exit_reason", row -> reason(exit.apply(row)))
                        .repeating()
                        .when(filled),
                Column.time("mark_" + time, dated, row -> exit.apply(row).time())
                        .when(open),
                Column.number("mark_price", row -> exit.apply(row).price()).when(open),
                Column.whole("bars_held", row -> trades.get(row).barsHeld()),
                Column.number("fees", row -> trades.get(row).fees()),
                Column.number("financing", row -> trades.get(row).financing()),
                Column.number("profit", row -> trades.get(row).profit()),
                Column.number("return", row -> trades.get(row).returnOnEntry()),
                Column.number(
                                "adverse",
                                row -> excursion.apply(row).orElseThrow().adverse())
                        .when(watched),
                Column.number(
                                "favourable",
                                row -> excursion.apply(row).orElseThrow().favourable())
                        .when(watched));
        Map<String, String> metadata = provenance.metadata();
        metadata.put(TableFormat.KEY, FORMAT);
        return TableWriter.write("trades", columns, trades.size(), metadata);
    }

    private static String reason(Exit exit) {
        return switch (exit) {
            case Exit.Filled filled -> filled.reason().wireName();
            case Exit.Ruined _, Exit.Open _ -> throw new IllegalStateException("nothing asked for the end of " + exit);
        };
    }

    /// The trades of a file of this format or of the first.
    ///
    /// @throws IllegalStateException when the file is no such file
    public static List<Trade> read(byte[] file) {
        TableReader table = TableReader.read(file, READABLE, TradeRows.COLUMNS);
        return table.rows() == 0 ? List.of() : new TradeRows(table).trades();
    }
}
