package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
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
    void theShareOfTheRangeIsSetAndTheRateStays() {
        assertThat(set("slippage.range_share", 0.1))
                .isEqualTo(BASE.but().slippage(new Slippage(0.002, 0.1)).build());
    }

    @Test
    void theMaintenanceMarginIsSetAndTheLeverageStays() {
        assertThat(set("maintenance_margin", 0.25))
                .isEqualTo(BASE.but().margin(new Margin(2, 0.25)).build());
        refused(
                BASE,
                "maintenance_margin",
                0.5,
                "maintenance_margin must be below 1 / leverage, the margin of an entry, but was 0.5");
    }

    @Test
    void theWindowOfAVolatilityTargetIsSetAndNoOtherSizeHasOne() {
        BacktestSpec base =
                BASE.but().sizing(new Sizing.VolatilityTarget(0.3, 21)).build();
        assertThat(SweptField.SIZE_WINDOW.set(base, 50).build())
                .isEqualTo(
                        base.but().sizing(new Sizing.VolatilityTarget(0.3, 50)).build());
        refused(base, "sizing.window", 2.5, "sizing.window must be a whole number in [2, 100000] but was 2.5");
        refused(BASE, "sizing.window", 50, "sizing.window has no meaning when sizing is fraction");
    }

    @Test
    void theLifeOfAnOrderIsSetIfEntriesWaitForAPrice() {
        EntryOrder.Prices prices = new EntryOrder.Prices(Optional.of(Formula.parse("close")), Optional.empty());
        BacktestSpec limit = BASE.but().fill(new EntryOrder.Limit(prices, 2)).build();
        BacktestSpec stop = BASE.but().fill(new EntryOrder.Stop(prices, 2)).build();
        assertThat(SweptField.ORDER_BARS.set(limit, 7).build())
                .isEqualTo(BASE.but().fill(new EntryOrder.Limit(prices, 7)).build());
        assertThat(SweptField.ORDER_BARS.set(stop, 7).build())
                .isEqualTo(BASE.but().fill(new EntryOrder.Stop(prices, 7)).build());
        refused(limit, "fill.bars", 0, "fill.bars must be a whole number in [1, 100000] but was 0.0");
        refused(BASE, "fill.bars", 7, "fill.bars has no meaning when fill is next_open");
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
    void aWindowKeepsTheMultiple() {
        BacktestSpec fives = exits(new ExitOrders(
                Optional.of(new Distance.AtrMultiple(11, 5)),
                Optional.of(new Distance.AtrMultiple(12, 6)),
                Optional.of(new Distance.AtrMultiple(13, 7)),
                Optional.of(new Distance.AtrMultiple(14, 8)),
                Optional.empty(),
                0));
        ExitOrders orders = fives.exits();
        assertThat(SweptField.named("stop_loss.atr").set(fives, 20).build())
                .isEqualTo(exits(orders.withStopLoss(new Distance.AtrMultiple(20, 5))));
        assertThat(SweptField.named("take_profit.atr").set(fives, 20).build())
                .isEqualTo(exits(orders.withTakeProfit(new Distance.AtrMultiple(20, 6))));
        assertThat(SweptField.named("trailing_stop.atr").set(fives, 20).build())
                .isEqualTo(exits(orders.withTrailingStop(new Distance.AtrMultiple(20, 7))));
        assertThat(SweptField.named("break_even.atr").set(fives, 20).build())
                .isEqualTo(exits(orders.withBreakEven(new Distance.AtrMultiple(20, 8))));
        refused(fives, "stop_loss.atr", 1.5, "stop_loss.atr must be a whole number in [1, 100000] but was 1.5");
    }

    @Test
    void aWindowNeedsAMultiple() {
        BacktestSpec fraction = exits(ExitOrders.NONE.withTakeProfit(new Distance.Fraction(0.1)));
        String needs = " needs a multiple to go with: {\"atr\": [...], \"multiple\": 3}";
        for (String order : new String[] {"stop_loss", "take_profit", "trailing_stop", "break_even"}) {
            refused(fraction, order + ".atr", 5, order + ".atr" + needs);
        }
    }

    @Test
    void numbersOfBarsAreSetAndWhole() {
        assertThat(set("max_bars_held", 7)).isEqualTo(exits(EXITS.withMaxBarsHeld(7)));
        assertThat(set("cooldown_bars", 7)).isEqualTo(exits(EXITS.withCooldownBars(7)));
        refused(BASE, "max_bars_held", 7.5, "max_bars_held must be a whole number in [1, 10000000] but was 7.5");
        refused(BASE, "cooldown_bars", -1, "cooldown_bars must be a whole number in [0, 10000000] but was -1.0");
    }
}
