package io.backgrid.engine.report;

import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Returns;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.result.EquityCurve;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the account earned in one calendar period.
///
/// It is the last equity of the period `/` the last equity of the period before it `- 1`; the first period is measured
/// from the starting capital. A period without bars is not listed, and what happened over it counts to the next one
/// that is. After a ruin there is nothing left to earn: its period is the last.
///
/// @param period the calendar period, in UTC
/// @param growth a fraction, at least -1; undefined for a first period that holds the start alone, and on overflow
public record PeriodReturn<P>(P period, Measure growth) {

    /// The returns of all periods of a curve, in order.
    ///
    /// @param periodOf the period that a time lies in
    static <P> List<PeriodReturn<P>> of(EquityCurve curve, Function<OffsetDateTime, P> periodOf) {
        List<PeriodReturn<P>> all = new ArrayList<>();
        int points = Returns.count(curve.equities()) + 1;
        // The starting capital is the equity before the first return.
        int before = 0;
        for (int last = 0; last < points; last++) {
            P period = periodAt(curve, last, periodOf);
            if (last == points - 1 || !period.equals(periodAt(curve, last + 1, periodOf))) {
                all.add(new PeriodReturn<>(period, growth(curve, before, last)));
                before = last;
            }
        }
        return all;
    }

    private static Measure growth(EquityCurve curve, int before, int last) {
        return last == 0 ? Undefined.NO_RETURNS : Measure.of(curve.equity(last) / curve.equity(before) - 1);
    }

    private static <P> P periodAt(EquityCurve curve, int point, Function<OffsetDateTime, P> periodOf) {
        return periodOf.apply(Instant.ofEpochSecond(curve.time(point)).atOffset(ZoneOffset.UTC));
    }
}
