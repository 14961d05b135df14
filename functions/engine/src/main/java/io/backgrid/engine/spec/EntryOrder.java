package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;
import io.backgrid.engine.rule.Formula;
import java.util.Optional;

/// How an entry that was decided at a close is filled. Exits by rule are filled at the same close for [SameClose]
/// and at the next open for all others.
public sealed interface EntryOrder {
    /// At the open of the next bar.
    record NextOpen() implements EntryOrder {}

    /// At the close that decided it.
    record SameClose() implements EntryOrder {}

    /// At a price or better: a buy at or below it, a short sale at or above it.
    ///
    /// @param prices where
    /// @param bars how many bars after the decision the order lives; in [#BARS_RANGE]
    record Limit(Prices prices, int bars) implements EntryOrder {
        public Limit {
            BARS_RANGE.require("fill.bars", bars);
        }
    }

    /// Once a price is reached: a buy at or above it, a short sale at or below it.
    ///
    /// @param prices where
    /// @param bars how many bars after the decision the order lives; in [#BARS_RANGE]
    record Stop(Prices prices, int bars) implements EntryOrder {
        public Stop {
            BARS_RANGE.require("fill.bars", bars);
        }
    }

    /// Prices of orders, quote currency per unit, computed at the close that decides an entry. An entry whose price is
    /// undefined or not above 0 there is not ordered.
    ///
    /// @param longPrice of a buy
    /// @param shortPrice of a short sale
    record Prices(Optional<Formula> longPrice, Optional<Formula> shortPrice) {}

    /// Allowed lives of an order, in bars.
    Range BARS_RANGE = Range.wholeNumbers(1, 100_000);

    /// The name that requests use: `next_open`, `same_close`, `limit` or `stop`.
    default String wireName() {
        return switch (this) {
            case NextOpen _ -> "next_open";
            case SameClose _ -> "same_close";
            case Limit _ -> "limit";
            case Stop _ -> "stop";
        };
    }
}
