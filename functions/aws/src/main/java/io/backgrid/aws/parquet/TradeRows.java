package io.backgrid.aws.parquet;

import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes trades of the columns that [TradesFile] describes.
final class TradeRows {
    /// The columns that make a trade; the others follow from them.
    static final List<String> COLUMNS = List.of(
            "side",
            "open",
            "ruined",
            "units",
            "stake",
            "entry_date",
            "entry_time",
            "entry_bar",
            "entry_price",
            "entry_fee",
            "exit_date",
            "exit_time",
            "exit_price",
            "exit_fee",
            "exit_reason",
            "mark_date",
            "mark_time",
            "mark_price",
            "bars_held",
            "financing",
            "adverse",
            "favourable");

    private final TableReader table;

    /// Whether the file lacks the columns that came with the second format.
    private final boolean first;

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
    private final String[] exitReason;
    private final double[] financing;
    private final double[] adverse;
    private final double[] favourable;

    /// @param table of at least one row
    TradeRows(TableReader table) {
        this.table = table;
        first = table.format().equals(TradesFile.FIRST_FORMAT);
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
        exitReason = first ? new String[0] : table.texts("exit_reason");
        financing = first ? new double[table.rows()] : table.numbers("financing");
        adverse = first ? new double[0] : table.numbers("adverse");
        favourable = first ? new double[0] : table.numbers("favourable");
    }

    List<Trade> trades() {
        return IntStream.range(0, side.length).mapToObj(this::trade).toList();
    }

    private Trade trade(int row) {
        Fill entry = new Fill(entryBar[row], entryTime[row], entryPrice[row], entryFee[row]);
        return new Trade(side(side[row]), units[row], stake[row], entry, exit(row), financing[row], excursion(row));
    }

    private Exit exit(int row) {
        int bar = entryBar[row] + barsHeld[row];
        if (open[row]) {
            return new Exit.Open(bar, markTime[row], markPrice[row]);
        }
        Fill fill = new Fill(bar, exitTime[row], exitPrice[row], exitFee[row]);
        return ruined[row] ? new Exit.Ruined(fill) : new Exit.Filled(fill, reason(row));
    }

    /// Exits were only ever asked for by rules when the first format was written.
    private ExitReason reason(int row) {
        if (first) {
            return ExitReason.SIGNAL;
        }
        String name = table.has("exit_reason", row) ? exitReason[row] : "";
        for (ExitReason reason : ExitReason.values()) {
            if (reason.wireName().equals(name)) {
                return reason;
            }
        }
        throw new IllegalStateException("no trade is closed by '" + name + "'");
    }

    private Optional<Excursion> excursion(int row) {
        return !first && table.has("adverse", row)
                ? Optional.of(new Excursion(adverse[row], favourable[row]))
                : Optional.empty();
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
