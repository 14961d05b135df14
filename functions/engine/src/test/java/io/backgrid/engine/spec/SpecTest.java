package io.backgrid.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.range.Range;
import io.backgrid.engine.testing.TestSpecs;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SpecTest {
    private static void refused(ThrowingCallable making, String message) {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(making)
                .withMessage(message)
                .satisfies(refusal ->
                        assertThat(refusal.path() + " " + refusal.violation()).isEqualTo(message));
    }

    private static BacktestSpec spec(double capital, double slippage) {
        return TestSpecs.crossover(20, 50, Direction.LONG_FLAT, EntryMode.CROSS, capital, Fees.NONE, slippage);
    }

    @Test
    void feesStayInTheirRanges() {
        refused(() -> new Fees(1.5, 0), "fees.rate must be in [0, 1) but was 1.5");
        refused(() -> new Fees(1, 0), "fees.rate must be in [0, 1) but was 1.0");
        refused(() -> new Fees(Double.NaN, 0), "fees.rate must be in [0, 1) but was NaN");
        refused(() -> new Fees(0, -1), "fees.fixed must be in [0, infinity) but was -1.0");
        refused(() -> new Fees(0, Double.POSITIVE_INFINITY), "fees.fixed must be in [0, infinity) but was Infinity");
    }

    @Test
    void windowsAreWholeNumbersInTheirRange() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> TestSpecs.maCrossover(0, 50))
                .withMessageStartingWith("entry_rule ")
                .withMessageContaining("must be a whole number in [1, 100000]");
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> TestSpecs.maCrossover(20, 100_001))
                .withMessageContaining("100001");
    }

    @Test
    void capitalAndSlippageStayInTheirRanges() {
        refused(() -> spec(0, 0), "capital must be in (0, 1000000000000000] but was 0.0");
        refused(() -> spec(1e16, 0), "capital must be in (0, 1000000000000000] but was 1.0E16");
        refused(() -> spec(1, 1), "slippage must be in [0, 1) but was 1.0");
        assertThat(spec(1e15, 0.5).slippage().rate()).isEqualTo(0.5);
    }

    @Test
    void theMetricBasisStaysInItsRanges() {
        refused(() -> new MetricBasis(0.5, 0), "periods_per_year must be in [1, 1000000] but was 0.5");
        refused(() -> new MetricBasis(252, -1), "risk_free_rate must be in (-1, 10] but was -1.0");
        refused(() -> new MetricBasis(252, 0, 11), "minimum_acceptable_return must be in (-1, 10] but was 11.0");
    }

    @Test
    void anAnnualRateCompoundsFromItsPeriods() {
        MetricBasis basis = new MetricBasis(2, 0.21, 0.44);
        assertThat(basis.riskFreePerPeriod()).isCloseTo(0.1, within(1e-15)); // 1.1^2 = 1.21
        assertThat(basis.minimumAcceptablePerPeriod()).isCloseTo(0.2, within(1e-15)); // 1.2^2 = 1.44
        assertThat(new MetricBasis(252, 0).riskFreePerPeriod()).isEqualTo(0);
    }

    @Test
    void aRangeKnowsItsEndsAndWholeNumbers() {
        assertThat(Range.closedOpen(0, 1).contains(0)).isTrue();
        assertThat(Range.closedOpen(0, 1).contains(1)).isFalse();
        assertThat(Range.openClosed(0, 1).contains(0)).isFalse();
        assertThat(Range.openClosed(0, 1).contains(1)).isTrue();
        assertThat(Range.closed(0, 1).contains(Double.NaN)).isFalse();
        assertThat(Range.atLeast(0).contains(Double.MAX_VALUE)).isTrue();
        assertThat(Range.wholeNumbers(1, 5).contains(2.5)).isFalse();
        assertThat(Range.wholeNumbers(1, 5).contains(5)).isTrue();
    }

    @Test
    void aRangePrintsItselfForAMessage() {
        assertThat(Range.closedOpen(0, 1)).hasToString("[0, 1)");
        assertThat(Range.openClosed(-0.5, 1e6)).hasToString("(-0.5, 1000000]");
        assertThat(Sizing.WINDOW_RANGE).hasToString("a whole number in [2, 100000]");
        assertThat(Fees.RATE_RANGE.requirement()).isEqualTo("in [0, 1)");
    }

    @Test
    void aRangeWithoutInsideIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Range.closed(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Range.closed(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Range.closed(0, Double.POSITIVE_INFINITY));
    }

    @Test
    void alternativesCarryTheirWireNames() {
        assertThat(Direction.LONG_FLAT.wireName()).isEqualTo("long_flat");
        assertThat(Direction.LONG_SHORT.wireName()).isEqualTo("long_short");
        assertThat(EntryMode.CROSS.wireName()).isEqualTo("cross");
        assertThat(EntryMode.STATE.wireName()).isEqualTo("state");
        assertThat(Direction.SHORT_FLAT.wireName()).isEqualTo("short_flat");
        assertThat(new Sizing.VolatilityTarget(0.1, 20).wireName()).isEqualTo("volatility_target");
        assertThat(new EntryOrder.SameClose().wireName()).isEqualTo("same_close");
        assertThat(UnitKind.WHOLE.wireName()).isEqualTo("whole");
    }
}
