package io.backgrid.engine.kernel;

/// What is counted and summed up about the trades and the time of one trial. Money is quote currency.
final class TradeSums {
    /// Closed round trips.
    int trades;

    /// Those that won money.
    int winners;

    /// Those that lost money.
    int losers;

    /// Money of the winners.
    double won;

    /// Money of the losers, above 0.
    double lost;

    /// Traded value, both sides.
    double notional;

    /// Closes with a position.
    int barsInMarket;

    /// Sum of equity over all closes.
    double equitySum;

    /// Most units held whose closes were summed up from a table.
    double mostUnits;

    /// Equity at the start.
    double capital;

    /// Equity at the last close.
    double lastEquity;

    /// Whether anything was ever bought or sold.
    boolean traded;

    /// Forgets the trial before.
    void start(double newCapital) {
        trades = 0;
        winners = 0;
        losers = 0;
        won = 0;
        lost = 0;
        notional = 0;
        barsInMarket = 0;
        equitySum = 0;
        mostUnits = 0;
        capital = newCapital;
        lastEquity = newCapital;
        traded = false;
    }

    /// Books a round trip.
    void close(double profit) {
        trades++;
        if (profit > 0) {
            winners++;
            won += profit;
        } else if (profit < 0) {
            losers++;
            lost -= profit;
        }
    }
}
