package io.backgrid.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.SimpleMovingAverage;
import io.backgrid.engine.spec.EntryMode;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static IndicatorSeries series(double... values) {
        return SimpleMovingAverage.of(values, 1);
    }

    private static boolean[] flags(Condition rule) {
        boolean[] flags = new boolean[rule.size()];
        for (int bar = 0; bar < flags.length; bar++) {
            flags[bar] = rule.holds(bar);
        }
        return flags;
    }

    @Test
    void aTieKeepsTheStateOfTheBarBefore() {
        IndicatorSeries left = series(1, 2, 1, 0.5, 1, 2);
        IndicatorSeries right = series(1, 1, 1, 1, 1, 1);
        assertThat(flags(Condition.above(left, right))).containsExactly(false, true, true, false, false, true);
        assertThat(flags(Condition.below(left, right))).containsExactly(false, false, false, true, true, false);
    }

    @Test
    void valuesWithinOnePartInATrillionAreTied() {
        IndicatorSeries left = series(5, 5 + 4e-12, 5 + 6e-12, 5 - 4e-12, 5 - 6e-12);
        IndicatorSeries right = series(5, 5, 5, 5, 5); // tied up to 5e-12
        assertThat(flags(Condition.above(left, right))).containsExactly(false, false, true, true, false);
        assertThat(flags(Condition.below(left, right))).containsExactly(false, false, false, false, true);
    }

    @Test
    void aRuleIsFalseBeforeTheSlowerSeriesIsValid() {
        double[] values = {3, 2, 1, 4};
        Condition below = Condition.below(SimpleMovingAverage.of(values, 1), SimpleMovingAverage.of(values, 3));
        assertThat(flags(below)).containsExactly(false, false, true, false); // means of three: 2, 7/3
    }

    @Test
    void entryByStateIsEveryBarOnWhichTheRuleHolds() {
        Condition rule = Condition.above(series(2, 2, 0, 2), series(1, 1, 1, 1));
        assertThat(rule.entries(EntryMode.STATE)).containsExactly(true, true, false, true);
    }

    @Test
    void entryByCrossNeedsABarOnWhichTheRuleWasDefinedAndFalse() {
        Condition rule = Condition.above(series(2, 2, 0, 2, 2), series(1, 1, 1, 1, 1));
        assertThat(rule.entries(EntryMode.CROSS)).containsExactly(false, false, false, true, false);
    }

    @Test
    void aTieOnTheFirstDefinedBarCountsAsFalse() {
        Condition rule = Condition.above(series(1, 2), series(1, 1));
        assertThat(rule.entries(EntryMode.CROSS)).containsExactly(false, true);
    }

    @Test
    void anExitIsWhereTheRuleDoesNotHold() {
        Condition rule = Condition.above(series(2, 0, 2), series(1, 1, 1));
        assertThat(rule.exits()).containsExactly(false, true, false);
    }
}
