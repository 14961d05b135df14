package io.backgrid.engine.catalogue;

import static io.backgrid.engine.catalogue.ParameterRange.between;
import static io.backgrid.engine.catalogue.ParameterRange.window;

import java.util.List;

/// Strategies that bet on the return of a price that has gone too far.
final class ReversionStrategies {
    private ReversionStrategies() {}

    static List<CatalogueStrategy> all() {
        return List.of(rsiReversion(), bollingerReversion(), stochastic(), zscoreReversion());
    }

    private static CatalogueStrategy rsiReversion() {
        return CatalogueStrategy.leaving(
                "rsi_reversion",
                "RSI reversion: buy when relative strength falls below a bound, leave when it is back over the middle.",
                "rsi(close, window) < lower",
                "rsi(close, window) > middle",
                "rsi(close, window) > upper",
                "rsi(close, window) < middle",
                window("window", 14, "Bars in the relative strength."),
                between("lower", 30, 0, 100, "Relative strength to buy below."),
                between("upper", 70, 0, 100, "Relative strength to sell short above."),
                between("middle", 50, 0, 100, "Relative strength to leave at."));
    }

    private static CatalogueStrategy bollingerReversion() {
        return CatalogueStrategy.leaving(
                "bollinger_reversion",
                "Bollinger reversion: buy below the lower band, leave above the mean.",
                "close < bb_lower(close, window, deviations)",
                "close > bb_mid(close, window)",
                "close > bb_upper(close, window, deviations)",
                "close < bb_mid(close, window)",
                window("window", 20, "Bars in mean and deviation."),
                between("deviations", 2, 0, 100, "Deviations between mean and band."));
    }

    private static CatalogueStrategy stochastic() {
        String k = "stoch_k(fast_k, slow_k, slow_d)";
        String d = "stoch_d(fast_k, slow_k, slow_d)";
        return CatalogueStrategy.leaving(
                "stochastic",
                "Stochastic: buy when %K rises above %D low in the range, leave high in it.",
                "crosses_above(" + k + ", " + d + ") and " + k + " < lower",
                k + " > upper",
                "crosses_below(" + k + ", " + d + ") and " + k + " > upper",
                k + " < lower",
                window("fast_k", 14, "Bars of the range."),
                window("slow_k", 3, "Bars in the mean that is %K."),
                window("slow_d", 3, "Bars in the mean of %K that is %D."),
                between("lower", 20, 0, 100, "Percent of the range to buy below."),
                between("upper", 80, 0, 100, "Percent of the range to sell short above."));
    }

    private static CatalogueStrategy zscoreReversion() {
        return CatalogueStrategy.leaving(
                "zscore_reversion",
                "Z-score reversion: buy when the price is deviations below its mean, leave when it is back.",
                "zscore(close, window) < -entry_score",
                "zscore(close, window) > -exit_score",
                "zscore(close, window) > entry_score",
                "zscore(close, window) < exit_score",
                window("window", 20, 2, "Bars in mean and deviation."),
                between("entry_score", 2, 0, 100, "Deviations from the mean to enter at."),
                between("exit_score", 0, 0, 100, "Deviations from the mean to leave at."));
    }
}
