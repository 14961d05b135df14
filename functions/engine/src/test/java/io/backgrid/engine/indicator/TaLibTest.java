package io.backgrid.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every indicator that TA-Lib has, against TA-Lib, bar by bar.
///
/// Values agree within 1e-9 of the larger of TA-Lib's value and a unit, which matters where values pass through
/// 0. For deviations TA-Lib's difference of plain sums keeps fewer digits: there the variances agree within 1e-9
/// of themselves plus 1e-14 of the squared price. [WindowDefinitionsTest] shows that the digits missing are
/// TA-Lib's.
class TaLibTest {
    private static final double TOLERANCE = 1e-9;
    /// The variance below which TA-Lib answers 0.
    private static final double TA_LIB_ZERO = 1e-8;

    private static final Set<String> NOT_IN_TA_LIB =
            Set.of("vwap_rolling", "zscore", "keltner_upper", "keltner_lower", "supertrend");

    static List<IndicatorCases.Case> known() {
        List<IndicatorCases.Case> known = new ArrayList<>(IndicatorCases.all());
        known.removeIf(one -> NOT_IN_TA_LIB.contains(one.name()));
        return known;
    }

    private static List<Integer> windows(String name, int size) {
        List<Integer> windows = new ArrayList<>(List.of(1, 2, 3, 5, 14, 20, 50, 200, 999, size - 1, size, size + 7));
        windows.removeIf(window -> window < TaLib.shortest(name));
        // TA-Lib sums squares in 32-bit integers, which overflow from 1025 on.
        windows.removeIf(window -> name.equals("linreg_slope") && window > 1000);
        return windows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void agreesOnAppleFrom2013To2018(IndicatorCases.Case one) {
        compare("AAPL", TestBars.apple(), one);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void agreesOnTheSp500From2000To2020(IndicatorCases.Case one) {
        compare("S&P 500", TestBars.sp500(), one);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void agreesOnTaLibsOwnRegressionSeries(IndicatorCases.Case one) {
        compare("TA-Lib's series", TestBars.taLibReference(), one);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void agreesOnRandomBars(IndicatorCases.Case one) {
        for (long seed = 1; seed <= 8; seed++) {
            compare("seed " + seed, TestBars.randomRanges(seed, 700 + (int) seed, 0.02), one);
        }
    }

    private static void compare(String source, Bars bars, IndicatorCases.Case one) {
        TaLib taLib = new TaLib(bars);
        for (int window : windows(one.name(), bars.size())) {
            String what = "%s of %d bars on %s".formatted(one.name(), window, source);
            OptionalInt first = taLib.run(one.name(), window);
            IndicatorSeries ours = one.indicator().of(bars, window);
            assertThat(ours.size()).isEqualTo(bars.size());
            if (first.isPresent()) {
                assertThat(ours.firstValid()).as(what).isEqualTo(first.getAsInt());
            } else {
                assertThat(ours.firstValid()).as(what).isGreaterThanOrEqualTo(bars.size());
            }
            for (int bar = 0; bar < bars.size(); bar++) {
                boolean right = bar < ours.firstValid()
                        ? Double.isNaN(ours.value(bar))
                        : agree(one.name(), bars, bar, window, ours.value(bar), taLib.value(one.name(), bar));
                if (!right) {
                    throw new AssertionError("%s at bar %d is %s".formatted(what, bar, ours.value(bar)));
                }
            }
        }
    }

    private static boolean agree(String name, Bars bars, int bar, int window, double ours, double theirs) {
        double price = bars.close(bar);
        return switch (name) {
            case "stddev" -> sameVariance(ours, theirs, price);
            case "bb_upper", "bb_lower" -> {
                double mean = mean(bars, bar, window);
                double multiple = IndicatorCases.MULTIPLE;
                yield sameVariance((ours - mean) / multiple, (theirs - mean) / multiple, price);
            }
            case "cci", "mfi" -> Math.abs(ours - theirs) <= TOLERANCE * Math.max(Math.abs(theirs), 1);
            case "linreg_slope" -> Math.abs(ours - theirs) <= TOLERANCE * Math.max(Math.abs(theirs), 1e-4 * price);
            default -> Math.abs(ours - theirs) <= TOLERANCE * Math.abs(theirs);
        };
    }

    private static double mean(Bars bars, int bar, int window) {
        double sum = 0;
        for (int i = bar - window + 1; i <= bar; i++) {
            sum += bars.close(i);
        }
        return sum / window;
    }

    private static boolean sameVariance(double ours, double theirs, double price) {
        if (theirs * theirs < TA_LIB_ZERO) {
            return ours * ours <= TA_LIB_ZERO + 1e-14 * price * price;
        }
        return Math.abs(ours * ours - theirs * theirs) <= TOLERANCE * theirs * theirs + 1e-14 * price * price;
    }
}
