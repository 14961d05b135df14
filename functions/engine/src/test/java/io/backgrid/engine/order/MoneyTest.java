package io.backgrid.engine.order;

import static io.backgrid.engine.order.Market.BUY;
import static io.backgrid.engine.order.Market.NONE;
import static io.backgrid.engine.order.Market.SHORT;
import static io.backgrid.engine.order.Market.bar;
import static io.backgrid.engine.order.Market.run;
import static io.backgrid.engine.order.Market.spec;
import static io.backgrid.engine.order.Market.still;
import static io.backgrid.engine.order.Market.stopLoss;
import static io.backgrid.engine.order.Market.trades;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.UnitKind;
import org.junit.jupiter.api.Test;

/// How much is bought and what it costs, at 64 with a capital of 1024.
class MoneyTest {
    private static final Margin TWICE = new Margin(2, 0);

    /// One bar a year, so that an annual rate is that of a bar.
    private static BacktestSpec.Builder yearly() {
        BacktestSpec usual = spec().build();
        return BacktestSpec.builder(usual.strategy(), new MetricBasis(1, 0))
                .direction(usual.direction())
                .entry(usual.entry())
                .capital(1024);
    }

    private static double bought(BacktestSpec.Builder spec) {
        return run(spec, still(BUY), still(NONE)).curve().position(1);
    }

    @Test
    void eachSizingBuysWhatItSays() {
        assertThat(bought(spec())).isEqualTo(16); // 1024 / 64
        assertThat(bought(spec().sizing(new Sizing.Fraction(0.5)))).isEqualTo(8); // 512 / 64
        assertThat(bought(spec().sizing(new Sizing.Cash(256)))).isEqualTo(4); // 256 / 64
        assertThat(bought(spec().sizing(new Sizing.Units(3)))).isEqualTo(3);
        // A quarter of 64 is lost at the stop: 16 a unit, and an eighth of 1024 is 128.
        assertThat(bought(spec().sizing(new Sizing.Risk(0.125)).exits(stopLoss(0.25))))
                .isEqualTo(8);
        assertThat(bought(spec().sizing(new Sizing.Risk(0.125)).exits(Market.trailing(0.25))))
                .isEqualTo(8);
        // The stop loss is the one that counts: an eighth of 64 is 8 a unit.
        assertThat(bought(spec().sizing(new Sizing.Risk(0.0625)).exits(Market.exits(0.125, 0, 0.25, 0))))
                .isEqualTo(8);
    }

    @Test
    void whatExceedsTheLeverageIsCut() {
        assertThat(bought(spec().sizing(new Sizing.Cash(4096)))).isEqualTo(16);
        assertThat(bought(spec().sizing(new Sizing.Units(100)))).isEqualTo(16);
        assertThat(bought(spec().sizing(new Sizing.Risk(1)).exits(stopLoss(0.25))))
                .isEqualTo(16);
        assertThat(bought(spec().margin(TWICE).sizing(new Sizing.Units(100)))).isEqualTo(32); // 2 * 1024 / 64
        assertThat(bought(spec().margin(TWICE).sizing(new Sizing.Fraction(2)))).isEqualTo(32);
        assertThat(bought(spec().margin(TWICE))).isEqualTo(16); // all in is all equity, nothing borrowed
    }

    @Test
    void wholeUnitsLeaveTheRestInCash() {
        BacktestResult result = run(spec().capital(1000).units(UnitKind.WHOLE), still(BUY), bar(64, 128, 64, 128));
        // 1000 / 64 = 15.625: 15 units and 40 in cash.
        assertThat(trades(result)).containsExactly("long 15: 1@64 -> 1@128 open");
        assertThat(result.curve().equity(1)).isEqualTo(1960); // 40 + 15 * 128
        assertThat(trades(spec().capital(63).units(UnitKind.WHOLE), still(BUY), still(NONE)))
                .isEmpty();
    }

    @Test
    void aVolatilityTargetDividesByTheVolatilityUpToTheLastCompleteBar() {
        BacktestSpec.Builder target = yearly().sizing(new Sizing.VolatilityTarget(0.1, 2));
        double[][] rows = {still(0), bar(64, 80, 64, 80), bar(80, 80, 60, 60, BUY), bar(64, 64, 64, 64)};
        // Returns of 0.25 and -0.25: sd = sqrt(2 * 0.0625 / 1). 0.1 / sd of 1024, over 64 a unit.
        double units = 0.1 / Math.sqrt(0.125) * 1024 / 64;
        assertThat(run(target, rows).curve().position(3)).isCloseTo(units, within(1e-12));
        // Two closes make one return: no volatility, no entry.
        assertThat(trades(target, still(0), bar(64, 80, 64, 80, BUY), still(0))).isEmpty();
        // A motionless price has a volatility of 0: as much as the leverage allows.
        assertThat(trades(target, still(0), still(0), still(BUY), still(0)))
                .containsExactly("long 16: 3@64 -> 3@64 open");
    }

    @Test
    void equityAtTheMaintenanceMarginIsCalledInsideTheBar() {
        BacktestSpec.Builder margin = spec().margin(new Margin(2, 0.375)).sizing(new Sizing.Fraction(2));
        // 32 units and a debt of 1024. At 51.2 they are worth 1638.4; equity 614.4 is 0.375 of that.
        BacktestResult inside = run(margin, still(BUY), still(NONE), bar(64, 64, 50, 60));
        assertThat(trades(inside)).containsExactly("long 32: 1@64 -> 2@51.2 margin_call");
        assertThat(inside.curve().equity(2)).isCloseTo(614.4, within(1e-9));
        BacktestResult gap = run(margin, still(BUY), still(NONE), bar(48, 64, 40, 60));
        assertThat(trades(gap)).containsExactly("long 32: 1@64 -> 2@48 margin_call");
        assertThat(gap.curve().equity(2)).isEqualTo(512); // 32 * 48 - 1024
        BacktestResult ruin = run(margin, still(BUY), still(NONE), bar(30, 64, 30, 60));
        assertThat(trades(ruin)).containsExactly("long 32: 1@64 -> 2@30 ruined"); // 960 - 1024
        assertThat(ruin.curve().equity(2)).isZero();
        assertThat(trades(margin.exits(stopLoss(0.125)), still(BUY), still(NONE), bar(64, 64, 50, 60)))
                .containsExactly("long 32: 1@64 -> 2@56 stop_loss"); // reached first
    }

    @Test
    void aShortIsCalledAboveItsEntry() {
        BacktestSpec.Builder margin = spec().margin(new Margin(2, 0.25)).sizing(new Sizing.Fraction(2));
        // 32 units for 2048 make 3072 in cash. At 76.8 they cost 2457.6; equity 614.4 is a quarter of that.
        assertThat(trades(margin, still(SHORT), still(NONE), bar(64, 80, 60, 64)))
                .containsExactly("short 32: 1@64 -> 2@76.8 margin_call");
        assertThat(trades(margin, still(SHORT), still(NONE), bar(80, 84, 60, 64)))
                .containsExactly("short 32: 1@64 -> 2@80 margin_call");
    }

    @Test
    void feesHaveARateAFixedPartAPartPerUnitAndAMinimum() {
        BacktestSpec.Builder eight = spec().sizing(new Sizing.Units(8));
        assertThat(fee(eight.fees(new Fees(0, 0, 2, 0)))).isEqualTo(16); // 2 * 8
        assertThat(fee(eight.fees(new Fees(0.125, 4, 2, 0)))).isEqualTo(84); // 512 / 8 + 4 + 16
        assertThat(fee(eight.fees(new Fees(0.125, 4, 2, 83)))).isEqualTo(84);
        assertThat(fee(eight.fees(new Fees(0.125, 4, 2, 85)))).isEqualTo(85);
        assertThat(fee(eight.fees(new Fees(0, 0, 0, 5)))).isEqualTo(5);
    }

    private static double fee(BacktestSpec.Builder spec) {
        return run(spec, still(BUY), still(NONE)).trades().getFirst().entry().fee();
    }

    @Test
    void allInLeavesRoomForItsFees() {
        assertThat(bought(spec().fees(new Fees(0.25, 0, 0, 64)))).isEqualTo(12.8); // 1024 / 80, a fee of 204.8
        assertThat(bought(spec().fees(new Fees(0.03125, 0, 0, 64)))).isEqualTo(15); // (1024 - 64) / 64: 30 is less
        assertThat(bought(spec().capital(1056).fees(new Fees(0, 0, 2, 0)))).isEqualTo(16); // 1056 / (64 + 2)
        assertThat(bought(spec().fees(new Fees(0, 0, 0, 1024)))).isZero();
    }

    @Test
    void slippageIsARateOfThePriceAndAShareOfTheRangeBefore() {
        double[] ranging = bar(64, 72, 56, 64, BUY); // 16
        BacktestSpec.Builder eight = spec().sizing(new Sizing.Units(8));
        assertThat(trades(eight.slippage(new Slippage(0, 0.25)), ranging, still(NONE)))
                .containsExactly("long 8: 1@68 -> 1@64 open"); // 64 + 16 / 4
        assertThat(trades(eight.slippage(new Slippage(0.125, 0.25)), ranging, still(NONE)))
                .containsExactly("long 8: 1@76 -> 1@64 open"); // 64 + 8 + 4
        BacktestSpec.Builder close = spec().fill(new EntryOrder.SameClose()).slippage(new Slippage(0, 0.25));
        assertThat(trades(close, bar(64, 72, 56, 64, SHORT), still(NONE)))
                .containsExactly("short 17.066666666666666: 0@60 -> 1@64 open"); // 64 - 16 / 4; 1024 / 60
    }

    @Test
    void cashEarnsInterestThatBelongsToNoTrade() {
        BacktestResult idle = run(yearly().financing(new Financing(0.25, 0, 0)), still(0), still(0), still(0));
        assertThat(idle.curve().equities()).containsExactly(1024, 1280, 1600); // a quarter each bar
        assertThat(idle.interest()).isEqualTo(576);
        // 20 units sold short for 1280 earn nothing: bar 2 adds a quarter of the equity of 1280 alone.
        BacktestResult sold = run(yearly().financing(new Financing(0.25, 0, 0)), still(SHORT), still(0), still(0));
        assertThat(sold.curve().equities()).containsExactly(1024, 1280, 1600);
        assertThat(sold.trades().getFirst().profit()).isZero();
    }

    @Test
    void borrowedMoneyAndUnitsCostTheirTrade() {
        BacktestSpec.Builder debt = yearly().margin(TWICE).sizing(new Sizing.Fraction(2));
        BacktestResult owing = run(debt.financing(new Financing(0, 0.25, 0)), still(BUY), still(0), still(0));
        assertPaid(owing, 256); // a quarter of the debt of 1024
        BacktestResult sold = run(yearly().financing(new Financing(0, 0, 0.25)), still(SHORT), still(0), still(0));
        assertPaid(sold, 256); // a quarter of 16 * 64
    }

    private static void assertPaid(BacktestResult result, double paid) {
        Trade trade = result.trades().getFirst();
        assertThat(trade.financing()).isEqualTo(paid);
        assertThat(trade.profit()).isEqualTo(-paid);
        assertThat(result.curve().equities()).containsExactly(1024, 1024, 1024 - paid);
        assertThat(result.interest()).isZero();
    }
}
