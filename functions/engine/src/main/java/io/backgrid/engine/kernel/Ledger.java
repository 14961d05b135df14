package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Books round trips in columns while the bars run, and makes [Trade]s of them afterwards.
final class Ledger {
    private static final int COLUMNS = 7;
    private static final int UNITS = 0;
    private static final int STAKE = 1;
    private static final int ENTRY_PRICE = 2;
    private static final int ENTRY_FEE = 3;
    private static final int EXIT_PRICE = 4;
    private static final int EXIT_FEE = 5;
    private static final int FINANCING = 6;

    private final Bars bars;
    private int entries;
    private int exits;
    private boolean ruined;
    private int[] entryBar = new int[16];
    private int[] exitBar = new int[16];
    private Moment[] entryMoment = new Moment[16];
    private Moment[] exitMoment = new Moment[16];
    private ExitReason[] reason = new ExitReason[16];
    private double[] money = new double[16 * COLUMNS];

    Ledger(Bars bars) {
        this.bars = bars;
    }

    /// @param units signed: negative when short
    /// @param stake equity before the entry
    void enter(int bar, Moment moment, double units, double stake, double price, double fee) {
        if (entries == entryBar.length) {
            grow(2 * entries);
        }
        int row = entries * COLUMNS;
        entryBar[entries] = bar;
        entryMoment[entries] = moment;
        money[row + UNITS] = units;
        money[row + STAKE] = stake;
        money[row + ENTRY_PRICE] = price;
        money[row + ENTRY_FEE] = fee;
        entries++;
    }

    private void grow(int rows) {
        entryBar = Arrays.copyOf(entryBar, rows);
        exitBar = Arrays.copyOf(exitBar, rows);
        entryMoment = Arrays.copyOf(entryMoment, rows);
        exitMoment = Arrays.copyOf(exitMoment, rows);
        reason = Arrays.copyOf(reason, rows);
        money = Arrays.copyOf(money, rows * COLUMNS);
    }

    void exit(int bar, Moment moment, ExitReason why, double price, double fee) {
        int row = exits * COLUMNS;
        exitBar[exits] = bar;
        exitMoment[exits] = moment;
        reason[exits] = why;
        money[row + EXIT_PRICE] = price;
        money[row + EXIT_FEE] = fee;
        exits++;
    }

    /// Adds what the open trade has to pay for borrowed money or units.
    void finance(double cost) {
        money[exits * COLUMNS + FINANCING] += cost;
    }

    /// Bar of the last entry.
    int lastEntryBar() {
        return entryBar[entries - 1];
    }

    /// Bar of the last exit; -1 before the first.
    int lastExitBar() {
        return exits == 0 ? -1 : exitBar[exits - 1];
    }

    /// Says that the last exit, [#exit], left the account with nothing.
    void ruin() {
        ruined = true;
    }

    /// The round trips in order; one that was not exited is marked to the last close.
    List<Trade> trades() {
        List<Trade> trades = new ArrayList<>(entries);
        for (int trade = 0; trade < entries; trade++) {
            int row = trade * COLUMNS;
            Fill entry = fill(entryBar[trade], money[row + ENTRY_PRICE], money[row + ENTRY_FEE]);
            double units = money[row + UNITS];
            Side side = units > 0 ? Side.LONG : Side.SHORT;
            Exit exit = exitOf(trade);
            boolean toTheClose = trade == exits || exitMoment[trade] == Moment.CLOSE;
            trades.add(new Trade(
                    side,
                    Math.abs(units),
                    money[row + STAKE],
                    entry,
                    exit,
                    money[row + FINANCING],
                    Optional.of(
                            Excursions.of(bars, side, entry, entryMoment[trade] != Moment.CLOSE, exit, toTheClose))));
        }
        return trades;
    }

    private Exit exitOf(int trade) {
        if (trade == exits) {
            int last = bars.size() - 1;
            return new Exit.Open(last, bars.time(last), bars.close(last));
        }
        int row = trade * COLUMNS;
        Fill fill = fill(exitBar[trade], money[row + EXIT_PRICE], money[row + EXIT_FEE]);
        return ruined && trade == exits - 1 ? new Exit.Ruined(fill) : new Exit.Filled(fill, reason[trade]);
    }

    private Fill fill(int bar, double price, double fee) {
        return new Fill(bar, bars.time(bar), price, fee);
    }
}
