package io.backgrid.engine.report;

/// Every number that a report says about the trades. A trade counts once it is closed, by whatever, ruin included; one
/// still open is in [#TIME_IN_TRADE] alone.
public enum TradeStatistic {
    /// Most closed trades in a row with a profit above 0; one that breaks even ends the row.
    LONGEST_WINNING_STREAK("longest_winning_streak", true),
    /// Most closed trades in a row with a profit below 0; one that breaks even ends the row.
    LONGEST_LOSING_STREAK("longest_losing_streak", true),
    /// Mean of the bars from entry to exit.
    MEAN_BARS_HELD("mean_bars_held", false),
    /// Most bars from entry to exit.
    LONGEST_BARS_HELD("longest_bars_held", true),
    /// Fewest bars from entry to exit.
    SHORTEST_BARS_HELD("shortest_bars_held", true),
    /// Share of all closes with a position; the metric `exposure`.
    TIME_IN_TRADE("time_in_trade", false),
    /// Worst of the adverse excursions that are known, at most 0.
    WORST_ADVERSE_EXCURSION("worst_adverse_excursion", false),
    /// Mean of the adverse excursions that are known, at most 0.
    MEAN_ADVERSE_EXCURSION("mean_adverse_excursion", false),
    /// Best of the favourable excursions that are known, at least 0.
    BEST_FAVOURABLE_EXCURSION("best_favourable_excursion", false),
    /// Mean of the favourable excursions that are known, at least 0.
    MEAN_FAVOURABLE_EXCURSION("mean_favourable_excursion", false),
    /// Highest profit of a winner, quote currency, above 0.
    LARGEST_WIN("largest_win", false),
    /// Lowest profit of a loser, quote currency, below 0.
    LARGEST_LOSS("largest_loss", false);

    private final String wireName;
    private final boolean wholeNumber;

    TradeStatistic(String wireName, boolean wholeNumber) {
        this.wireName = wireName;
        this.wholeNumber = wholeNumber;
    }

    /// The name in JSON.
    public String wireName() {
        return wireName;
    }

    /// Whether the values are whole numbers.
    public boolean isWholeNumber() {
        return wholeNumber;
    }
}
