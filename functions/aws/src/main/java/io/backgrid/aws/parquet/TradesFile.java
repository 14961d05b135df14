package io.backgrid.aws.parquet;

import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
        try (TableReader table = TableReader.open(file, FORMAT)) {
            return table.rows() == 0 ? List.of() : new Rows(table).trades();
        }
    }

    /// The columns that make a trade; the others follow from them.
    private static final class Rows {
        private final String[] side;
        private final boolean[] open;
        private final boolean[] ruined;
        private final double[] units;
        private final double[] stake;
        private final int[] barsHeld;
        private final long[] entryTime;
        private final int[] entryBar;
        private final double[] entryPrice;
        private final double[] entryFee;
        private final long[] exitTime;
        private final double[] exitPrice;
        private final double[] exitFee;
        private final long[] markTime;
        private final double[] markPrice;

        Rows(TableReader table) {
            side = table.texts("side");
            open = table.flags("open");
            ruined = table.flags("ruined");
            units = table.numbers("units");
            stake = table.numbers("stake");
            barsHeld = table.wholes("bars_held");
            entryTime = table.times("entry_");
            entryBar = table.wholes("entry_bar");
            entryPrice = table.numbers("entry_price");
            entryFee = table.numbers("entry_fee");
            exitTime = table.times("exit_");
            exitPrice = table.numbers("exit_price");
            exitFee = table.numbers("exit_fee");
            markTime = table.times("mark_");
            markPrice = table.numbers("mark_price");
        }

        List<Trade> trades() {
            return IntStream.range(0, side.length).mapToObj(this::trade).toList();
        }

        private Trade trade(int row) {
            Fill entry = new Fill(entryBar[row], entryTime[row], entryPrice[row], entryFee[row]);
            return new Trade(side(side[row]), units[row], stake[row], entry, exit(row));
        }

        private Exit exit(int row) {
            int bar = entryBar[row] + barsHeld[row];
            if (open[row]) {
                return new Exit.Open(bar, markTime[row], markPrice[row]);
            }
            Fill fill = new Fill(bar, exitTime[row], exitPrice[row], exitFee[row]);
            return ruined[row] ? new Exit.Ruined(fill) : new Exit.Filled(fill);
        }

        private static Side side(String name) {
            for (Side side : Side.values()) {
                if (side.wireName().equals(name)) {
                    return side;
                }
            }
            throw new IllegalStateException("no trade has the side '" + name + "'");
        }
    }
}
