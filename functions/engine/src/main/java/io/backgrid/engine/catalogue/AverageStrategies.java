package io.backgrid.engine.catalogue;

import static io.backgrid.engine.catalogue.ParameterRange.window;

import java.util.List;

/// Strategies that set averages of the price against each other.
final class AverageStrategies {
    private AverageStrategies() {}

    static List<CatalogueStrategy> all() {
        return List.of(maCrossover(), emaCrossover(), tripleMa(), macdCross(), vwapTrend());
    }

    private static CatalogueStrategy maCrossover() {
        return CatalogueStrategy.following(
                "ma_crossover",
                "Moving-average crossover: follow the trend that a fast average shows against a slow one.",
                "sma(close, fast) > sma(close, slow)",
                "sma(close, fast) < sma(close, slow)",
                window("fast", 20, "Bars in the faster average."),
                window("slow", 50, "Bars in the slower average."));
    }

    private static CatalogueStrategy emaCrossover() {
        return CatalogueStrategy.following(
                "ema_crossover",
                "Exponential crossover: as ma_crossover, with averages that weigh the newest bars most.",
                "ema(close, fast) > ema(close, slow)",
                "ema(close, fast) < ema(close, slow)",
                window("fast", 12, "Bars in the faster average."),
                window("slow", 26, "Bars in the slower average."));
    }

    private static CatalogueStrategy tripleMa() {
        return CatalogueStrategy.following(
                "triple_ma",
                "Triple moving average: follow a trend only while three averages stand in its order.",
                "sma(close, fast) > sma(close, medium) and sma(close, medium) > sma(close, slow)",
                "sma(close, fast) < sma(close, medium) and sma(close, medium) < sma(close, slow)",
                window("fast", 10, "Bars in the fastest average."),
                window("medium", 20, "Bars in the middle average."),
                window("slow", 50, "Bars in the slowest average."));
    }

    private static CatalogueStrategy macdCross() {
        return CatalogueStrategy.following(
                "macd_cross",
                "MACD crossover: follow the difference of two exponential averages against its own average.",
                "macd(close, fast, slow, signal) > macd_signal(close, fast, slow, signal)",
                "macd(close, fast, slow, signal) < macd_signal(close, fast, slow, signal)",
                window("fast", 12, "Bars in the faster average."),
                window("slow", 26, "Bars in the slower average."),
                window("signal", 9, "Bars in the average of the difference."));
    }

    private static CatalogueStrategy vwapTrend() {
        return CatalogueStrategy.following(
                "vwap_trend",
                "Volume-weighted trend: hold while the price is above what was paid on average.",
                "close > vwap_rolling(window)",
                "close < vwap_rolling(window)",
                window("window", 20, "Bars in the volume-weighted average."));
    }
}
