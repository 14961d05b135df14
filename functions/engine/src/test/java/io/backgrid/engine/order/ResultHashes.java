package io.backgrid.engine.order;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.testing.TestBars;
import java.util.ArrayList;
import java.util.List;

/// Prints the hashes of varied backtests, to compare one way of running Java with another.
public final class ResultHashes {
    /// How many there are.
    public static final int SPECIFICATIONS = 40;

    private ResultHashes() {}

    /// A hash per line.
    public static String ofAll() {
        List<String> hashes = new ArrayList<>();
        for (long seed = 1; seed <= SPECIFICATIONS; seed++) {
            hashes.add(Backtest.run(RandomOrders.spec(seed, 1), TestBars.randomRanges(seed, 1000, 0.02))
                    .sha256());
        }
        return String.join("\n", hashes);
    }

    /// Prints them.
    public static void main(String[] args) {
        System.out.println(ofAll().strip());
    }
}
