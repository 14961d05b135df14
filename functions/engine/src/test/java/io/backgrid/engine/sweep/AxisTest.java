package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.range.InvalidSpecException;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static void refused(Runnable build, String message) {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(build::run)
                .withMessage(message);
    }

    @Test
    void theValuesOfAnAxisAreDifferentFiniteNumbers() {
        refused(() -> Axis.of("params.fast"), "params.fast needs at least one value");
        refused(() -> Axis.of("params.fast", 3, 5, 3), "params.fast must have different values but has 3.0 twice");
        refused(() -> Axis.of("capital", Double.NaN), "capital must be a finite number but was NaN");
        refused(
                () -> Axis.of("capital", 1, Double.NEGATIVE_INFINITY),
                "capital must be a finite number but was -Infinity");
    }

    @Test
    void aFieldThatCannotBeSweptIsRefusedWithThoseThatCan() {
        refused(
                () -> Axis.of("direction", 1),
                "direction cannot be swept; what can is params.NAME, capital, fill.bars, fees.rate, fees.fixed,"
                        + " fees.per_unit, fees.minimum, slippage, slippage.range_share, sizing.value, sizing.window,"
                        + " leverage, maintenance_margin, financing.cash, financing.margin, financing.borrow,"
                        + " stop_loss, stop_loss.atr, stop_loss.multiple, take_profit, take_profit.atr,"
                        + " take_profit.multiple, trailing_stop, trailing_stop.atr, trailing_stop.multiple,"
                        + " break_even, break_even.atr, break_even.multiple, max_bars_held, cooldown_bars");
    }

    @Test
    void everyPathThatIsListedCanBeSwept() {
        assertThat(SweptPaths.all())
                .hasSize(29)
                .startsWith("capital", "fill.bars")
                .doesNotHaveDuplicates();
        for (String path : SweptPaths.all()) {
            assertThat(Axis.of(path, 1).isParameter()).isFalse();
        }
    }

    @Test
    void aParameterIsNamedBehindItsDot() {
        Axis axis = Axis.of("params.fast", 2, 4, 8);
        assertThat(axis.isParameter()).isTrue();
        assertThat(axis.parameter()).isEqualTo("fast");
        assertThat(axis.size()).isEqualTo(3);
        assertThat(Axis.of("stop_loss", 0.1).isParameter()).isFalse();
    }
}
