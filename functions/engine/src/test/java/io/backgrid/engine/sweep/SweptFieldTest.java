package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.testing.TestSpecs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweptFieldTest {
    private static final ExitOrders EXITS = new ExitOrders(
            Optional.of(new Distance.AtrMultiple(11, 1)),
            Optional.of(new Distance.AtrMultiple(12, 1)),
            Optional.of(new Distance.AtrMultiple(13, 1)),
            Optional.of(new Distance.AtrMultiple(14, 1)),
            Optional.of(9),
            3);
    private static final BacktestSpec BASE = TestSpecs.rules("close > open", "", "", "")
            .capital(5000)
            .sizing(new Sizing.Fraction(0.25))
            .margin(new Margin(2, 0.125))
            .fees(new Fees(0.001, 2, 0.01, 4))
            .slippage(new Slippage(0.002, 0.5))
            .financing(new Financing(0.01, 0.02, 0.03))
            .exits(EXITS)
            .build();

    private static BacktestSpec set(String path, double value) {
        return SweptField.named(path).set(BASE, value).build();
    }

    private static BacktestSpec exits(ExitOrders exits) {
        return BASE.but().exits(exits).build();
    }

    private static void refused(BacktestSpec base, String path, double value, String message) {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> SweptField.named(path).set(base, value).build())
                .withMessage(message);
    }

    @Test
    void moneyAndLeverageAreSet() {
        assertThat(set("capital", 7)).isEqualTo(BASE.but().capital(7).build());
        assertThat(set("leverage", 3))
                .isEqualTo(BASE.but().margin(new Margin(3, 0.125)).build());
    }

    @Test
    void onePartOfTheFeesIsSet() {
        assertThat(set("fees.rate", 0.5).fees()).isEqualTo(new Fees(0.5, 2, 0.01, 4));
        assertThat(set("fees.fixed", 7).fees()).isEqualTo(new Fees(0.001, 7, 0.01, 4));
        assertThat(set("fees.per_unit", 7).fees()).isEqualTo(new Fees(0.001, 2, 7, 4));
        assertThat(set("fees.minimum", 7).fees()).isEqualTo(new Fees(0.001, 2, 0.01, 7));
        assertThat(set("fees.minimum", 7))
                .isEqualTo(BASE.but().fees(new Fees(0.001, 2, 0.01, 7)).build());
    }

    @Test
    void theRateOfSlippageIsSetAndItsShareOfTheRangeStays() {
        assertThat(set("slippage", 0.1))
                .isEqualTo(BASE.but().slippage(new Slippage(0.1, 0.5)).build());
    }

    @Test
    void oneRateOfFinancingIsSet() {
        assertThat(set("financing.cash", 0.5).financing()).isEqualTo(new Financing(0.5, 0.02, 0.03));
        assertThat(set("financing.margin", 0.5).financing()).isEqualTo(new Financing(0.01, 0.5, 0.03));
        assertThat(set("financing.borrow", 0.5).financing()).isEqualTo(new Financing(0.01, 0.02, 0.5));
    }

    @Test
    void theSizeIsSetWhateverItsMode() {
        Sizing[] sizes = {
            new Sizing.Fraction(1),
            new Sizing.Cash(1),
            new Sizing.Units(1),
            new Sizing.VolatilityTarget(1, 21),
            new Sizing.Risk(1)
        };
        Sizing[] expected = {
            new Sizing.Fraction(0.5),
            new Sizing.Cash(0.5),
            new Sizing.Units(0.5),
            new Sizing.VolatilityTarget(0.5, 21),
            new Sizing.Risk(0.5)
        };
        for (int i = 0; i < sizes.length; i++) {
            BacktestSpec base = BASE.but().sizing(sizes[i]).build();
            assertThat(SweptField.SIZE.set(base, 0.5).build())
                    .isEqualTo(base.but().sizing(expected[i]).build());
        }
    }

    @Test
    void allEquityHasNoSizeToSet() {
        BacktestSpec base = BASE.but().sizing(new Sizing.AllIn()).build();
        refused(base, "sizing.value", 0.5, "sizing.value has no meaning when sizing is all_in");
    }

    @Test
    void aDistanceBecomesAFraction() {
        Distance distance = new Distance.Fraction(0.5);
        assertThat(set("stop_loss", 0.5)).isEqualTo(exits(EXITS.withStopLoss(distance)));
        assertThat(set("take_profit", 0.5)).isEqualTo(exits(EXITS.withTakeProfit(distance)));
        assertThat(set("trailing_stop", 0.5)).isEqualTo(exits(EXITS.withTrailingStop(distance)));
        assertThat(set("break_even", 0.5)).isEqualTo(exits(EXITS.withBreakEven(distance)));
    }

    @Test
    void aMultipleKeepsTheWindow() {
        assertThat(set("stop_loss.multiple", 5)).isEqualTo(exits(EXITS.withStopLoss(new Distance.AtrMultiple(11, 5))));
        assertThat(set("take_profit.multiple", 5))
                .isEqualTo(exits(EXITS.withTakeProfit(new Distance.AtrMultiple(12, 5))));
        assertThat(set("trailing_stop.multiple", 5))
                .isEqualTo(exits(EXITS.withTrailingStop(new Distance.AtrMultiple(13, 5))));
        assertThat(set("break_even.multiple", 5))
                .isEqualTo(exits(EXITS.withBreakEven(new Distance.AtrMultiple(14, 5))));
    }

    @Test
    void aMultipleNeedsAWindow() {
        String needs = " needs a window to go with: {\"atr\": 14, \"multiple\": [...]}";
        BacktestSpec none = exits(ExitOrders.NONE);
        BacktestSpec fraction = exits(ExitOrders.NONE.withStopLoss(new Distance.Fraction(0.1)));
        for (String order : new String[] {"stop_loss", "take_profit", "trailing_stop", "break_even"}) {
            refused(none, order + ".multiple", 5, order + ".multiple" + needs);
        }
        refused(fraction, "stop_loss.multiple", 5, "stop_loss.multiple" + needs);
    }

    @Test
    void numbersOfBarsAreSetAndWhole() {
        assertThat(set("max_bars_held", 7)).isEqualTo(exits(EXITS.withMaxBarsHeld(7)));
        assertThat(set("cooldown_bars", 7)).isEqualTo(exits(EXITS.withCooldownBars(7)));
        refused(BASE, "max_bars_held", 7.5, "max_bars_held must be a whole number in [1, 10000000] but was 7.5");
        refused(BASE, "cooldown_bars", -1, "cooldown_bars must be a whole number in [0, 10000000] but was -1.0");
    }
}
