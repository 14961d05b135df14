package io.backgrid.engine.catalogue;

import static io.backgrid.engine.catalogue.ParameterRange.between;
import static io.backgrid.engine.catalogue.ParameterRange.window;

import java.util.List;

/// Strategies that enter where the price leaves a channel, in the direction in which it does.
final class BreakoutStrategies {
    private BreakoutStrategies() {}

    static List<CatalogueStrategy> all() {
        return List.of(bollingerBreakout(), donchianBreakout(), keltnerBreakout());
    }

    private static CatalogueStrategy bollingerBreakout() {
        return CatalogueStrategy.leaving(
                "bollinger_breakout",
                "Bollinger breakout: enter above the upper band, leave below the mean.",
                "close > bb_upper(close, window, deviations)",
                "close < bb_mid(close, window)",
                "close < bb_lower(close, window, deviations)",
                "close > bb_mid(close, window)",
                window("window", 20, "Bars in mean and deviation."),
                between("deviations", 2, 0, 100, "Deviations between mean and band."));
    }

    private static CatalogueStrategy donchianBreakout() {
        return CatalogueStrategy.leaving(
                "donchian_breakout",
                "Donchian breakout: enter above the highest high before this bar, leave below a nearer lowest low.",
                "close > highest(high, window)[1]",
                "close < lowest(low, exit_window)[1]",
                "close < lowest(low, window)[1]",
                "close > highest(high, exit_window)[1]",
                window("window", 20, "Bars of the channel that is broken to enter."),
                window("exit_window", 10, "Bars of the channel that is broken to leave."));
    }

    private static CatalogueStrategy keltnerBreakout() {
        return CatalogueStrategy.leaving(
                "keltner_breakout",
                "Keltner breakout: enter above a band by the average true range, leave below the mean.",
                "close > keltner_upper(window, multiple)",
                "close < ema(close, window)",
                "close < keltner_lower(window, multiple)",
                "close > ema(close, window)",
                window("window", 20, "Bars in mean and average true range."),
                between("multiple", 2, 0, 100, "Average true ranges between mean and band."));
    }
}
