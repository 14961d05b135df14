package io.backgrid.engine.order;

import static io.backgrid.engine.order.Scene.BUY;
import static io.backgrid.engine.order.Scene.COVER;
import static io.backgrid.engine.order.Scene.SELL;
import static io.backgrid.engine.order.Scene.SHORT;
import static io.backgrid.engine.order.Scene.bar;
import static io.backgrid.engine.order.Scene.run;
import static io.backgrid.engine.order.Scene.spec;
import static io.backgrid.engine.order.Scene.still;
import static io.backgrid.engine.order.Scene.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.UnitKind;
import org.junit.jupiter.api.Test;

class SizesAndCostsTest {
    private static final Margin DOUBLE = new Margin(2, 0.25);

    /// Units that are bought at 100 with 1,000.
    private static double bought(BacktestSpec.Builder spec) {
        return run(spec, still(BUY), still(0)).trades().getFirst().units();
    }

    @Test
    void eachModeBuysWhatItSays() {
        assertThat(bought(spec())).isEqualTo(10);
        assertThat(bought(spec().sizing(new Sizing.Fraction(0.5)))).isEqualTo(5);
        assertThat(bought(spec().sizing(new Sizing.Cash(300)))).isEqualTo(3);
        assertThat(bought(spec().sizing(new Sizing.Units(2)))).isEqualTo(2);
        // 1 % of 1000 is 10, the stop costs 5 a unit.
        assertThat(bought(spec().sizing(new Sizing.Risk(0.01)).exits(stop(0.05))))
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void whatExceedsTheLeverageIsCut() {
        assertThat(bought(spec().sizing(new Sizing.Cash(5000)))).isEqualTo(10);
        assertThat(bought(spec().sizing(new Sizing.Units(50)))).isEqualTo(10);
        assertThat(bought(spec().sizing(new Sizing.Risk(1)).exits(stop(0.05)))).isEqualTo(10);
        assertThat(bought(spec().sizing(new Sizing.Units(50)).margin(DOUBLE))).isEqualTo(20);
        assertThat(bought(spec().sizing(new Sizing.Fraction(2)).margin(DOUBLE))).isEqualTo(20);
        assertThat(bought(spec().margin(DOUBLE))).isEqualTo(10);
    }

    @Test
    void wholeUnitsLeaveTheRestInCashAndLessThanOneIsNoEntry() {
        assertThat(bought(spec().capital(1050).units(UnitKind.WHOLE))).isEqualTo(10);
        BacktestResult poor = run(spec().capital(99).units(UnitKind.WHOLE), still(BUY), still(0));
        assertThat(poor.trades()).isEmpty();
    }

    @Test
    void aVolatilityTargetDividesByTheVolatilityOfTheReturnsBefore() {
        // Returns +10 % and -10 %: mean 0, sample deviation sqrt(0.02), one period a year.
        BacktestResult result = run(
                spec().sizing(new Sizing.VolatilityTarget(0.05, 2)),
                still(0),
                bar(100, 110, 100, 110),
                bar(110, 110, 99, 99, BUY),
                still(0));
        Trade trade = result.trades().getFirst();
        assertThat(trade.units()).isCloseTo(1000 * 0.05 / Math.sqrt(0.02) / 100, within(1e-9));
    }

    @Test
    void equityAtTheMaintenanceMarginIsCalledInsideTheBar() {
        BacktestSpec.Builder doubled = spec().sizing(new Sizing.Fraction(2)).margin(DOUBLE);
        // 20 units on a debt of 1000: 20 p - 1000 = 0.25 * 20 p at p = 1000 / 15.
        BacktestResult result = run(doubled, still(BUY), still(0), bar(100, 100, 60, 90), still(0));
        Exit.Filled call = (Exit.Filled) result.trades().getFirst().exit();
        assertThat(call.reason()).isEqualTo(ExitReason.MARGIN_CALL);
        assertThat(call.bar()).isEqualTo(2);
        assertThat(call.price()).isCloseTo(1000 / 15.0, within(1e-12));
        assertThat(result.curve().equity(3)).isCloseTo(20 * 1000 / 15.0 - 1000, within(1e-9));

        BacktestResult gap = run(doubled, still(BUY), still(0), bar(40, 60, 30, 50), still(0));
        // 20 * 40 - 1000 is below 0: nothing is left.
        assertThat(gap.ruined()).isTrue();
        assertThat(gap.curve().equity(2)).isZero();
    }

    @Test
    void aShortIsCalledToo() {
        // 10 units short hold 2000 in cash: 2000 - 10 p = 0.5 * 10 p at p = 2000 / 15.
        BacktestResult result =
                run(spec().margin(new Margin(1, 0.5)), still(SHORT), still(0), bar(100, 140, 100, 120), still(0));
        assertThat(result.trades().getFirst().exit().price()).isCloseTo(2000 / 15.0, within(1e-12));
    }

    @Test
    void feesHaveAPartPerUnitAndAMinimum() {
        // 1000 / (100 + 25) = 8 units, fee 8 * 25.
        BacktestResult perUnit = run(spec().fees(new Fees(0, 0, 25, 0)), still(BUY), still(0));
        assertThat(perUnit.trades().getFirst().units()).isEqualTo(8);
        assertThat(perUnit.trades().getFirst().entry().fee()).isEqualTo(200);
        // 1 % would be 9.9: the minimum of 100 counts, (1000 - 100) / 100 = 9 units.
        BacktestResult minimum = run(spec().fees(new Fees(0.01, 0, 0, 100)), still(BUY), still(SELL), still(0));
        assertThat(minimum.trades().getFirst().units()).isEqualTo(9);
        assertThat(minimum.trades().getFirst().fees()).isEqualTo(200);
    }

    @Test
    void slippageCanBeAShareOfTheRangeBefore() {
        // Half of 102 - 98 on top of 100; the sale two bars later meets a range of 6.
        BacktestResult result = run(
                spec().slippage(new Slippage(0, 0.5)),
                bar(100, 102, 98, 100, BUY),
                bar(100, 103, 97, 100, SELL),
                bar(100, 120, 80, 100));
        assertThat(result.trades().getFirst().entry().price()).isEqualTo(102);
        assertThat(result.trades().getFirst().exit().price()).isEqualTo(97);
    }

    @Test
    void cashEarnsInterestThatBelongsToNoTrade() {
        BacktestResult result = run(spec().financing(new Financing(0.1, 0, 0)), still(0), still(0), still(0));
        assertThat(result.curve().equity(2)).isCloseTo(1210, within(1e-9));
        assertThat(result.interest()).isCloseTo(210, within(1e-9));
    }

    @Test
    void borrowedUnitsCostTheirValueAndBorrowedMoneyItsDebt() {
        // 10 units short at 100: 10 % of 1000 for the night from bar 1 to bar 2.
        Trade borrowed = run(spec().financing(new Financing(0, 0, 0.1)), still(SHORT), still(COVER), still(0))
                .trades()
                .getFirst();
        assertThat(borrowed.financing()).isCloseTo(100, within(1e-9));
        assertThat(borrowed.profit()).isCloseTo(-100, within(1e-9));
        // 20 units on a debt of 1000: 10 % of it.
        Trade indebted = run(
                        spec().sizing(new Sizing.Fraction(2)).margin(DOUBLE).financing(new Financing(0, 0.1, 0)),
                        still(BUY),
                        still(SELL),
                        still(0))
                .trades()
                .getFirst();
        assertThat(indebted.financing()).isCloseTo(100, within(1e-9));
        assertThat(indebted.profit()).isCloseTo(-100, within(1e-9));
    }

    @Test
    void eachTradePaysItsOwnFinancing() {
        BacktestResult result = run(
                spec().financing(new Financing(0, 0, 0.1)),
                still(SHORT),
                still(COVER),
                still(SHORT),
                still(0),
                bar(100, 100, 80, 80, COVER),
                still(0));
        // 10 units short over the close of 100; then 9 units over those of 100 and 80.
        assertThat(result.trades().getFirst().financing()).isCloseTo(100, within(1e-9));
        assertThat(result.trades().get(1).financing()).isCloseTo(90 + 72, within(1e-9));
    }

    @Test
    void shortProceedsEarnNothing() {
        // Cash is 2000 but 1000 of it is owed: 10 % of 1000, once.
        BacktestResult result = run(spec().financing(new Financing(0.1, 0, 0)), still(SHORT), still(0), still(0));
        assertThat(result.interest()).isCloseTo(100 + 110, within(1e-9));
        assertThat(result.curve().equity(2)).isCloseTo(1210, within(1e-9));
    }

    @Test
    void anExcursionCountsTheRangesThatWereHeld() {
        Trade trade = run(
                        spec(),
                        still(BUY),
                        bar(100, 104, 95, 100),
                        bar(100, 110, 98, 105, SELL),
                        bar(102, 150, 50, 100))
                .trades()
                .getFirst();
        // Worst 95 on the entry's bar, best 110; of the exit's bar only its open of 102 counts.
        assertThat(trade.excursion().orElseThrow().adverse()).isCloseTo(-0.05, within(1e-12));
        assertThat(trade.excursion().orElseThrow().favourable()).isCloseTo(0.1, within(1e-12));
    }
}
