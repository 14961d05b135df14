package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;
import java.util.List;

/// Every indicator as a function of bars and one window; the other parameters follow from the window.
final class IndicatorCases {
    /// Computes one indicator.
    interface Indicator {
        IndicatorSeries of(Bars bars, int window);
    }

    /// @param name as in the rule language
    /// @param shortest the shortest window
    record Case(String name, int shortest, Indicator indicator) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final double MULTIPLE = 2.5;

    private IndicatorCases() {}

    static List<Case> all() {
        return List.of(
                closes("sma", 1, MovingAverages::sma),
                closes("sum", 1, MovingAverages::sum),
                closes("ema", 1, MovingAverages::ema),
                closes("wma", 1, MovingAverages::wma),
                closes("dema", 1, MovingAverages::dema),
                closes("tema", 1, MovingAverages::tema),
                closes("rsi", 1, Momentum::rsi),
                bars("atr", 1, TrueRange::atr),
                bars("natr", 1, TrueRange::natr),
                bars("tr", 1, (bars, window) -> TrueRange.tr(bars)),
                closes("macd", 1, (series, w) -> Macd.line(series, w, slow(w), signal(w))),
                closes("macd_signal", 1, (series, w) -> Macd.signal(series, w, slow(w), signal(w))),
                closes("macd_hist", 1, (series, w) -> Macd.histogram(series, w, slow(w), signal(w))),
                closes("bb_upper", 1, (series, w) -> BollingerBands.upper(series, w, MULTIPLE)),
                closes("bb_mid", 1, BollingerBands::mid),
                closes("bb_lower", 1, (series, w) -> BollingerBands.lower(series, w, MULTIPLE)),
                bars("stoch_k", 1, (bars, w) -> Stochastic.k(bars, w, slowK(w), slowD(w))),
                bars("stoch_d", 1, (bars, w) -> Stochastic.d(bars, w, slowK(w), slowD(w))),
                bars("adx", 1, DirectionalMovement::adx),
                bars("plus_di", 1, DirectionalMovement::plusDi),
                bars("minus_di", 1, DirectionalMovement::minusDi),
                bars("cci", 2, CommodityChannel::cci),
                closes("roc", 1, Momentum::roc),
                closes("mom", 1, Momentum::mom),
                bars("willr", 1, Stochastic::willr),
                bars("obv", 1, (bars, window) -> VolumeIndicators.obv(bars)),
                bars("mfi", 1, VolumeIndicators::mfi),
                bars("aroon_up", 1, Aroon::up),
                bars("aroon_down", 1, Aroon::down),
                closes("highest", 1, Extremes::highest),
                closes("lowest", 1, Extremes::lowest),
                closes("stddev", 1, Dispersion::stddev),
                closes("linreg_slope", 2, Dispersion::linregSlope),
                bars("vwap_rolling", 1, VolumeIndicators::vwapRolling),
                closes("zscore", 2, Dispersion::zscore),
                bars("keltner_upper", 1, (bars, w) -> Channels.keltnerUpper(bars, w, MULTIPLE)),
                bars("keltner_lower", 1, (bars, w) -> Channels.keltnerLower(bars, w, MULTIPLE)),
                bars("supertrend", 1, (bars, w) -> Channels.supertrend(bars, w, MULTIPLE)));
    }

    /// The case of that name.
    static Case named(String name) {
        for (Case one : all()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw new IllegalArgumentException(name);
    }

    static int slow(int window) {
        return 2 * window + 1;
    }

    static int signal(int window) {
        return Math.max(2, window / 2);
    }

    static int slowK(int window) {
        return Math.max(1, window / 4);
    }

    static int slowD(int window) {
        return Math.max(1, window / 3);
    }

    private interface OfSeries {
        IndicatorSeries of(IndicatorSeries series, int window);
    }

    private static Case closes(String name, int shortest, OfSeries indicator) {
        return new Case(name, shortest, (bars, window) -> indicator.of(PriceSeries.close(bars), window));
    }

    private static Case bars(String name, int shortest, Indicator indicator) {
        return new Case(name, shortest, indicator);
    }
}
