package io.backgrid.engine.rule;

import static io.backgrid.engine.rule.Argument.A;
import static io.backgrid.engine.rule.Argument.B;
import static io.backgrid.engine.rule.Argument.CONDITION;
import static io.backgrid.engine.rule.Argument.FAST;
import static io.backgrid.engine.rule.Argument.FAST_K;
import static io.backgrid.engine.rule.Argument.MULTIPLE;
import static io.backgrid.engine.rule.Argument.MULTIPLE_FROM_ZERO;
import static io.backgrid.engine.rule.Argument.SIGNAL;
import static io.backgrid.engine.rule.Argument.SLOW;
import static io.backgrid.engine.rule.Argument.SLOW_D;
import static io.backgrid.engine.rule.Argument.SLOW_K;
import static io.backgrid.engine.rule.Argument.WINDOW;
import static io.backgrid.engine.rule.Argument.WINDOW_FROM_TWO;
import static io.backgrid.engine.rule.Argument.WINDOW_WALKED;
import static io.backgrid.engine.rule.Argument.X;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A function of the rule language.
///
/// Most are indicators, computed by the classes of `io.backgrid.engine.indicator`; docs/rules.md defines each.
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say.
public enum Function {
    /// Value without its sign.
    ABS("abs", X),
    /// Smaller of two values.
    MIN("min", A, B),
    /// Larger of two values.
    MAX("max", A, B),
    /// One of two values, by a condition.
    IF("if", CONDITION, A, B),
    /// Turns true where the first value rises above the second.
    CROSSES_ABOVE("crosses_above", A, B),
    /// Turns true where the first value falls below the second.
    CROSSES_BELOW("crosses_below", A, B),
    /// Largest value of a window.
    HIGHEST("highest", X, WINDOW),
    /// Smallest value of a window.
    LOWEST("lowest", X, WINDOW),
    /// Sum of a window.
    SUM("sum", X, WINDOW),
    /// Population deviation of a window.
    STDDEV("stddev", X, WINDOW),
    /// Simple mean.
    SMA("sma", X, WINDOW),
    /// Exponential mean.
    EMA("ema", X, WINDOW),
    /// Linearly weighted mean.
    WMA("wma", X, WINDOW),
    /// Double exponential mean.
    DEMA("dema", X, WINDOW),
    /// Triple exponential mean.
    TEMA("tema", X, WINDOW),
    /// Relative strength.
    RSI("rsi", X, WINDOW),
    /// Rate of change, percent.
    ROC("roc", X, WINDOW),
    /// Change over a window.
    MOM("mom", X, WINDOW),
    /// Slope of the least-squares line.
    LINREG_SLOPE("linreg_slope", X, WINDOW_FROM_TWO),
    /// Deviations from the mean.
    ZSCORE("zscore", X, WINDOW_FROM_TWO),
    /// Average true range.
    ATR("atr", WINDOW),
    /// Average true range, percent of the close.
    NATR("natr", WINDOW),
    /// Average directional index.
    ADX("adx", WINDOW),
    /// Upward directional share.
    PLUS_DI("plus_di", WINDOW),
    /// Downward directional share.
    MINUS_DI("minus_di", WINDOW),
    /// Commodity channel index.
    CCI("cci", WINDOW_WALKED),
    /// Williams' %R.
    WILLR("willr", WINDOW),
    /// Money flow index.
    MFI("mfi", WINDOW),
    /// Age of the highest high.
    AROON_UP("aroon_up", WINDOW),
    /// Age of the lowest low.
    AROON_DOWN("aroon_down", WINDOW),
    /// Price weighted by volume.
    VWAP_ROLLING("vwap_rolling", WINDOW),
    /// True range.
    TR("tr"),
    /// On-balance volume.
    OBV("obv"),
    /// Difference of two exponential means.
    MACD("macd", X, FAST, SLOW, SIGNAL),
    /// Mean of that difference.
    MACD_SIGNAL("macd_signal", X, FAST, SLOW, SIGNAL),
    /// Difference less its mean.
    MACD_HIST("macd_hist", X, FAST, SLOW, SIGNAL),
    /// Upper Bollinger band.
    BB_UPPER("bb_upper", X, WINDOW, MULTIPLE),
    /// Lower Bollinger band.
    BB_LOWER("bb_lower", X, WINDOW, MULTIPLE),
    /// Middle of Bollinger's bands.
    BB_MID("bb_mid", X, WINDOW),
    /// Slow %K.
    STOCH_K("stoch_k", FAST_K, SLOW_K, SLOW_D),
    /// Slow %D.
    STOCH_D("stoch_d", FAST_K, SLOW_K, SLOW_D),
    /// Upper Keltner band.
    KELTNER_UPPER("keltner_upper", WINDOW, MULTIPLE),
    /// Lower Keltner band.
    KELTNER_LOWER("keltner_lower", WINDOW, MULTIPLE),
    /// Supertrend line.
    SUPERTREND("supertrend", WINDOW, MULTIPLE_FROM_ZERO);

    private static final Map<String, Function> BY_NAME = byName();

    private final String wireName;
    private final List<Argument> arguments;

    Function(String wireName, Argument... arguments) {
        this.wireName = wireName;
        this.arguments = List.of(arguments);
    }

    private static Map<String, Function> byName() {
        Map<String, Function> functions = new HashMap<>();
        for (Function function : values()) {
            functions.put(function.wireName, function);
        }
        return functions;
    }

    /// The function that rules call `name`.
    public static Optional<Function> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// The name that rules use.
    public String wireName() {
        return wireName;
    }

    /// What it takes, in order.
    public List<Argument> arguments() {
        return arguments;
    }

    /// How it is called: `sma(x, n)`.
    public String signature() {
        return wireName + arguments.stream().map(Argument::wireName).collect(Collectors.joining(", ", "(", ")"));
    }

    /// Whether it looks back over bars by a definition of its own; the others work bar by bar.
    public boolean isIndicator() {
        return compareTo(CROSSES_BELOW) > 0;
    }

    /// Bars that it needs before its first value.
    ///
    /// @param windows the windows among its arguments, in their order
    int lookback(int... windows) {
        return switch (this) {
            case ABS, MIN, MAX, IF, CROSSES_ABOVE, CROSSES_BELOW, OBV -> 0;
            case TR -> 1;
            case HIGHEST, LOWEST, SUM, STDDEV, LINREG_SLOPE, ZSCORE -> windows[0] - 1;
            case SMA, EMA, WMA, BB_UPPER, BB_LOWER, BB_MID -> windows[0] - 1;
            case CCI, WILLR, VWAP_ROLLING -> windows[0] - 1;
            case DEMA -> 2 * (windows[0] - 1);
            case TEMA -> 3 * (windows[0] - 1);
            case RSI, ROC, MOM, ATR, NATR, PLUS_DI, MINUS_DI, MFI -> windows[0];
            case AROON_UP, AROON_DOWN, KELTNER_UPPER, KELTNER_LOWER, SUPERTREND -> windows[0];
            case ADX -> 2 * windows[0] - 1;
            case MACD, MACD_SIGNAL, MACD_HIST -> Math.max(windows[0], windows[1]) - 1 + windows[2] - 1;
            case STOCH_K, STOCH_D -> windows[0] - 1 + windows[1] - 1 + windows[2] - 1;
        };
    }
}
