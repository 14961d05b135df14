package io.backgrid.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Measured;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.result.EquityCurve;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodReturnTest {
    private static Report report(List<String> times, double... equity) {
        long[] seconds = times.stream()
                .mapToLong(time -> Instant.parse(time).getEpochSecond())
                .toArray();
        double[] flat = new double[equity.length];
        return Report.of(EquityCurve.of(seconds, equity, flat), List.of(), 252, 0);
    }

    private static <P> void assertReturns(List<PeriodReturn<P>> actual, List<P> periods, double... growths) {
        assertThat(actual).extracting(PeriodReturn::period).isEqualTo(periods);
        double[] values =
                actual.stream().mapToDouble(each -> value(each.growth())).toArray();
        assertThat(values).as(Arrays.toString(values)).containsExactly(growths, within(1e-15));
    }

    private static double value(Measure measure) {
        return measure instanceof Measured measured ? measured.value() : Double.NaN;
    }

    @Test
    void aPeriodIsMeasuredFromTheLastEquityOfTheOneBefore() {
        Report report = report(
                List.of(
                        "2023-12-30T00:00:00Z",
                        "2023-12-31T23:59:59Z",
                        "2024-01-01T00:00:00Z",
                        "2024-01-31T12:00:00Z",
                        "2024-02-01T00:00:00Z"),
                100,
                110,
                99,
                121,
                60.5);

        // December from the start: 110 / 100. January: 121 / 110; its first bar of 99 does not matter. 60.5 / 121.
        assertReturns(
                report.monthly(),
                List.of(YearMonth.of(2023, 12), YearMonth.of(2024, 1), YearMonth.of(2024, 2)),
                0.1,
                0.1,
                -0.5);
        // 110 / 100 and 60.5 / 110.
        assertReturns(report.yearly(), List.of(Year.of(2023), Year.of(2024)), 0.1, -0.45);
    }

    @Test
    void aMonthWithoutBarsIsNotListedAndTheNextOneTakesItsReturn() {
        Report report =
                report(List.of("2024-01-30T00:00:00Z", "2024-01-31T00:00:00Z", "2024-03-15T00:00:00Z"), 100, 110, 121);

        assertReturns(report.monthly(), List.of(YearMonth.of(2024, 1), YearMonth.of(2024, 3)), 0.1, 0.1);
    }

    @Test
    void aFirstPeriodThatHoldsTheStartAloneHasNoReturn() {
        Report report = report(List.of("2024-01-31T00:00:00Z", "2024-02-01T00:00:00Z"), 100, 150);

        assertThat(report.monthly())
                .containsExactly(
                        new PeriodReturn<>(YearMonth.of(2024, 1), Undefined.NO_RETURNS),
                        new PeriodReturn<>(YearMonth.of(2024, 2), new Measured(0.5)));
        assertThat(report.yearly()).containsExactly(new PeriodReturn<>(Year.of(2024), new Measured(0.5)));
        assertThat(report(List.of("2024-01-31T00:00:00Z"), 100).yearly())
                .containsExactly(new PeriodReturn<>(Year.of(2024), Undefined.NO_RETURNS));
    }

    @Test
    void ruinEndsTheReturns() {
        Report report = report(
                List.of(
                        "2024-01-31T00:00:00Z",
                        "2024-02-01T00:00:00Z",
                        "2024-02-02T00:00:00Z",
                        "2024-02-03T00:00:00Z",
                        "2024-03-01T00:00:00Z"),
                100,
                150,
                0,
                0,
                0);

        assertThat(report.monthly()).hasSize(2);
        assertThat(report.monthly().getLast()).isEqualTo(new PeriodReturn<>(YearMonth.of(2024, 2), new Measured(-1)));
        assertThat(report.yearly()).containsExactly(new PeriodReturn<>(Year.of(2024), new Measured(-1)));
    }

    @Test
    void aReturnBeyondTheRangeOfADoubleIsNamed() {
        Report report = report(List.of("2024-01-31T00:00:00Z", "2024-02-01T00:00:00Z"), 1e-300, 1e300);

        assertThat(report.monthly().getLast().growth()).isEqualTo(Undefined.OVERFLOW);
    }

    @Test
    void timesBefore1970AreOfTheirOwnMonth() {
        Report report = report(List.of("1969-12-30T00:00:00Z", "1969-12-31T23:59:59Z"), 100, 125);

        assertReturns(report.monthly(), List.of(YearMonth.of(1969, 12)), 0.25);
    }
}
