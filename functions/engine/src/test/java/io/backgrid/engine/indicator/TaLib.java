package io.backgrid.engine.indicator;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.backgrid.engine.bars.Bars;
import java.util.OptionalInt;

/// TA-Lib's answer for an indicator of [IndicatorCases].
final class TaLib {
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final int end;
    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final double[] out;
    private final double[] second;
    private final double[] third;

    TaLib(Bars bars) {
        high = PriceSeries.high(bars).values();
        low = PriceSeries.low(bars).values();
        close = PriceSeries.close(bars).values();
        volume = PriceSeries.volume(bars).values();
        end = close.length - 1;
        out = new double[close.length];
        second = new double[close.length];
        third = new double[close.length];
    }

    /// Computes an indicator; answers its first valid bar, or none if no bar is valid.
    OptionalInt run(String name, int window) {
        RetCode code = call(name, window);
        if (code != RetCode.Success) {
            throw new IllegalStateException(name + " of " + window + ": " + code);
        }
        return count.value == 0 ? OptionalInt.empty() : OptionalInt.of(begin.value);
    }

    /// The value at a bar that is valid.
    double value(String name, int bar) {
        double[] values = switch (name) {
            case "macd_signal", "bb_mid", "stoch_d", "aroon_up" -> second;
            case "macd_hist", "bb_lower" -> third;
            default -> out;
        };
        return values[bar - begin.value];
    }

    /// The shortest window that TA-Lib takes and computes by its own definition.
    static int shortest(String name) {
        return switch (name) {
            case "atr", "tr", "roc", "mom", "obv", "stoch_k", "stoch_d" -> 1;
            default -> 2;
        };
    }

    private RetCode call(String name, int w) {
        return switch (name) {
            case "sma" -> core.sma(0, end, close, w, begin, count, out);
            case "sum" -> core.sum(0, end, close, w, begin, count, out);
            case "ema" -> core.ema(0, end, close, w, begin, count, out);
            case "wma" -> core.wma(0, end, close, w, begin, count, out);
            case "dema" -> core.dema(0, end, close, w, begin, count, out);
            case "tema" -> core.tema(0, end, close, w, begin, count, out);
            case "rsi" -> core.rsi(0, end, close, w, begin, count, out);
            case "atr" -> core.atr(0, end, high, low, close, w, begin, count, out);
            case "natr" -> core.natr(0, end, high, low, close, w, begin, count, out);
            case "tr" -> core.trueRange(0, end, high, low, close, begin, count, out);
            case "macd", "macd_signal", "macd_hist" -> macd(w);
            case "bb_upper", "bb_mid", "bb_lower" -> bands(w);
            case "stoch_k", "stoch_d" -> stochastic(w);
            case "adx" -> core.adx(0, end, high, low, close, w, begin, count, out);
            case "plus_di" -> core.plusDI(0, end, high, low, close, w, begin, count, out);
            case "minus_di" -> core.minusDI(0, end, high, low, close, w, begin, count, out);
            case "cci" -> core.cci(0, end, high, low, close, w, begin, count, out);
            case "roc" -> core.roc(0, end, close, w, begin, count, out);
            case "mom" -> core.mom(0, end, close, w, begin, count, out);
            case "willr" -> core.willR(0, end, high, low, close, w, begin, count, out);
            case "obv" -> core.obv(0, end, close, volume, begin, count, out);
            case "mfi" -> core.mfi(0, end, high, low, close, volume, w, begin, count, out);
            case "aroon_up", "aroon_down" -> core.aroon(0, end, high, low, w, begin, count, out, second);
            case "highest" -> core.max(0, end, close, w, begin, count, out);
            case "lowest" -> core.min(0, end, close, w, begin, count, out);
            case "stddev" -> core.stdDev(0, end, close, w, 1, begin, count, out);
            case "linreg_slope" -> core.linearRegSlope(0, end, close, w, begin, count, out);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private RetCode macd(int w) {
        int slow = IndicatorCases.slow(w);
        int signal = IndicatorCases.signal(w);
        return core.macd(0, end, close, w, slow, signal, begin, count, out, second, third);
    }

    private RetCode bands(int w) {
        double multiple = IndicatorCases.MULTIPLE;
        return core.bbands(0, end, close, w, multiple, multiple, MAType.Sma, begin, count, out, second, third);
    }

    private RetCode stochastic(int w) {
        int slowK = IndicatorCases.slowK(w);
        int slowD = IndicatorCases.slowD(w);
        return core.stoch(0, end, high, low, close, w, slowK, MAType.Sma, slowD, MAType.Sma, begin, count, out, second);
    }
}
