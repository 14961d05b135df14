package io.backgrid.engine.catalogue;

import static io.backgrid.engine.catalogue.ParameterRange.between;
import static io.backgrid.engine.catalogue.ParameterRange.window;

import java.util.List;

/// Strategies that follow the direction of the price by other means than averages.
final class TrendStrategies {
    private TrendStrategies() {}

    static List<CatalogueStrategy> all() {
        return List.of(buyAndHold(), momentum(), adxTrend(), aroonTrend(), linregTrend(), supertrend());
    }

    private static CatalogueStrategy buyAndHold() {
        return CatalogueStrategy.following(
                        "buy_and_hold",
                        "Buy and hold: enter at once and stay; the benchmark of every other strategy.",
                        "close > 0",
                        "close > 0")
                .fromTheStart();
    }

    private static CatalogueStrategy momentum() {
        return CatalogueStrategy.following(
                "momentum",
                "Time-series momentum: hold what has risen over the window.",
                "roc(close, window) > 0",
                "roc(close, window) < 0",
                window("window", 126, "Bars over which the change is measured."));
    }

    private static CatalogueStrategy adxTrend() {
        return CatalogueStrategy.following(
                "adx_trend",
                "Directional trend: follow the stronger side of directional movement while the trend is strong.",
                "adx(window) > threshold and plus_di(window) > minus_di(window)",
                "adx(window) > threshold and minus_di(window) > plus_di(window)",
                window("window", 14, "Bars in Wilder's averages."),
                between("threshold", 25, 0, 100, "Strength of trend to trade from, percent."));
    }

    private static CatalogueStrategy aroonTrend() {
        return CatalogueStrategy.following(
                "aroon_trend",
                "Aroon trend: hold while the highest high is more recent than the lowest low.",
                "aroon_up(window) > aroon_down(window)",
                "aroon_up(window) < aroon_down(window)",
                window("window", 25, "Bars over which highs and lows are sought."));
    }

    private static CatalogueStrategy linregTrend() {
        return CatalogueStrategy.following(
                "linreg_trend",
                "Regression trend: hold while the least-squares line through the closes rises.",
                "linreg_slope(close, window) > 0",
                "linreg_slope(close, window) < 0",
                window("window", 50, 2, "Bars that the line is laid through."));
    }

    private static CatalogueStrategy supertrend() {
        return CatalogueStrategy.following(
                "supertrend",
                "Supertrend: hold while the price is above a line that trails it by the average true range.",
                "close > supertrend(window, multiple)",
                "close < supertrend(window, multiple)",
                window("window", 10, "Bars in the average true range."),
                between("multiple", 3, 0, 100, "Average true ranges between middle and line."));
    }
}
