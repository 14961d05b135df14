package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Books round trips in columns while the bars run, and makes [Trade]s of them afterwards.
final class Ledger {
    private static final int COLUMNS = 6;
    private static final int UNITS = 0;
    private static final int STAKE = 1;
    private static final int ENTRY_PRICE = 2;
    private static final int ENTRY_FEE = 3;
    private static final int EXIT_PRICE = 4;
    private static final int EXIT_FEE = 5;

    private final Bars bars;
    private int entries;
    private int exits;
    private boolean ruined;
    private int[] entryBar = new int[16];
    private int[] exitBar = new int[16];
    private double[] money = new double[16 * COLUMNS];

    Ledger(Bars bars) {
        this.bars = bars;
    }

    /// @param units signed: negative when short
    /// @param stake equity before the entry
    void enter(int bar, double units, double stake, double price, double fee) {
        if (entries == entryBar.length) {
            entryBar = Arrays.copyOf(entryBar, 2 * entries);
            exitBar = Arrays.copyOf(exitBar, 2 * entries);
            money = Arrays.copyOf(money, 2 * entries * COLUMNS);
        }
        int row = entries * COLUMNS;
        entryBar[entries] = bar;
        money[row + UNITS] = units;
        money[row + STAKE] = stake;
        money[row + ENTRY_PRICE] = price;
        money[row + ENTRY_FEE] = fee;
        entries++;
    }

    void exit(int bar, double price, double fee) {
        int row = exits * COLUMNS;
        exitBar[exits] = bar;
        money[row + EXIT_PRICE] = price;
        money[row + EXIT_FEE] = fee;
        exits++;
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
            trades.add(new Trade(
                    units > 0 ? Side.LONG : Side.SHORT, Math.abs(units), money[row + STAKE], entry, exitOf(trade)));
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
        return ruined && trade == exits - 1 ? new Exit.Ruined(fill) : new Exit.Filled(fill);
    }

    private Fill fill(int bar, double price, double fee) {
        return new Fill(bar, bars.time(bar), price, fee);
    }
}
