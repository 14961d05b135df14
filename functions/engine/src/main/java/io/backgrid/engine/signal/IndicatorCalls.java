package io.backgrid.engine.signal;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.Aroon;
import io.backgrid.engine.indicator.BollingerBands;
import io.backgrid.engine.indicator.Channels;
import io.backgrid.engine.indicator.CommodityChannel;
import io.backgrid.engine.indicator.DirectionalMovement;
import io.backgrid.engine.indicator.Dispersion;
import io.backgrid.engine.indicator.Extremes;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.Macd;
import io.backgrid.engine.indicator.Momentum;
import io.backgrid.engine.indicator.MovingAverages;
import io.backgrid.engine.indicator.Stochastic;
import io.backgrid.engine.indicator.TrueRange;
import io.backgrid.engine.indicator.VolumeIndicators;
import io.backgrid.engine.rule.Function;

/// Hands the indicators of a rule to the classes that compute them.
final class IndicatorCalls {
    private IndicatorCalls() {}

    /// An indicator of a series.
    ///
    /// @param input its first argument
    /// @param constants the other arguments, in their order
    static IndicatorSeries ofSeries(Function function, IndicatorSeries input, double[] constants) {
        int window = (int) constants[0];
        return switch (function) {
            case HIGHEST -> Extremes.highest(input, window);
            case LOWEST -> Extremes.lowest(input, window);
            case SUM -> MovingAverages.sum(input, window);
            case STDDEV -> Dispersion.stddev(input, window);
            case SMA -> MovingAverages.sma(input, window);
            case EMA -> MovingAverages.ema(input, window);
            case WMA -> MovingAverages.wma(input, window);
            case DEMA -> MovingAverages.dema(input, window);
            case TEMA -> MovingAverages.tema(input, window);
            case RSI -> Momentum.rsi(input, window);
            case ROC -> Momentum.roc(input, window);
            case MOM -> Momentum.mom(input, window);
            case LINREG_SLOPE -> Dispersion.linregSlope(input, window);
            case ZSCORE -> Dispersion.zscore(input, window);
            case MACD -> Macd.line(input, window, (int) constants[1], (int) constants[2]);
            case MACD_SIGNAL -> Macd.signal(input, window, (int) constants[1], (int) constants[2]);
            case MACD_HIST -> Macd.histogram(input, window, (int) constants[1], (int) constants[2]);
            case BB_UPPER -> BollingerBands.upper(input, window, constants[1]);
            case BB_LOWER -> BollingerBands.lower(input, window, constants[1]);
            case BB_MID -> BollingerBands.mid(input, window);
            case ATR, NATR, ADX, PLUS_DI, MINUS_DI, CCI, WILLR, MFI, AROON_UP, AROON_DOWN, VWAP_ROLLING ->
                throw noSeries(function);
            case TR, OBV, STOCH_K, STOCH_D, KELTNER_UPPER, KELTNER_LOWER, SUPERTREND -> throw noSeries(function);
            case ABS, MIN, MAX, IF, CROSSES_ABOVE, CROSSES_BELOW -> throw noSeries(function);
        };
    }

    /// An indicator of whole bars.
    ///
    /// @param constants its arguments, in their order
    static IndicatorSeries ofBars(Function function, Bars bars, double[] constants) {
        return switch (function) {
            case TR -> TrueRange.tr(bars);
            case OBV -> VolumeIndicators.obv(bars);
            case ATR -> TrueRange.atr(bars, (int) constants[0]);
            case NATR -> TrueRange.natr(bars, (int) constants[0]);
            case ADX -> DirectionalMovement.adx(bars, (int) constants[0]);
            case PLUS_DI -> DirectionalMovement.plusDi(bars, (int) constants[0]);
            case MINUS_DI -> DirectionalMovement.minusDi(bars, (int) constants[0]);
            case CCI -> CommodityChannel.cci(bars, (int) constants[0]);
            case WILLR -> Stochastic.willr(bars, (int) constants[0]);
            case MFI -> VolumeIndicators.mfi(bars, (int) constants[0]);
            case AROON_UP -> Aroon.up(bars, (int) constants[0]);
            case AROON_DOWN -> Aroon.down(bars, (int) constants[0]);
            case VWAP_ROLLING -> VolumeIndicators.vwapRolling(bars, (int) constants[0]);
            case STOCH_K -> Stochastic.k(bars, (int) constants[0], (int) constants[1], (int) constants[2]);
            case STOCH_D -> Stochastic.d(bars, (int) constants[0], (int) constants[1], (int) constants[2]);
            case KELTNER_UPPER -> Channels.keltnerUpper(bars, (int) constants[0], constants[1]);
            case KELTNER_LOWER -> Channels.keltnerLower(bars, (int) constants[0], constants[1]);
            case SUPERTREND -> Channels.supertrend(bars, (int) constants[0], constants[1]);
            case HIGHEST, LOWEST, SUM, STDDEV, SMA, EMA, WMA, DEMA, TEMA, RSI, ROC, MOM -> throw noBars(function);
            case LINREG_SLOPE, ZSCORE, MACD, MACD_SIGNAL, MACD_HIST -> throw noBars(function);
            case BB_UPPER, BB_LOWER, BB_MID -> throw noBars(function);
            case ABS, MIN, MAX, IF, CROSSES_ABOVE, CROSSES_BELOW -> throw noBars(function);
        };
    }

    private static IllegalStateException noSeries(Function function) {
        return new IllegalStateException(function + " is no indicator of a series");
    }

    private static IllegalStateException noBars(Function function) {
        return new IllegalStateException(function + " is no indicator of bars");
    }
}
