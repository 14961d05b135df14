package io.backgrid.jobs.request;

import io.backgrid.engine.range.Range;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Writes out a range of a grid: `{"from": 2, "to": 10, "step": 2}`, or `{"from": 1, "to": 100, "count": 5}` with
/// `"scale": "log"` for equal ratios instead of equal steps. With `"whole": true` values are rounded to whole numbers,
/// and equal ones taken once.
///
/// Steps are decimal arithmetic on what was written, so that ten steps of 0.1 from 0 end at 1.
final class ValueRange {
    /// Of all lists of a sweep together, too: keeps a request, which holds every value, below what a table takes as one
    /// item.
    static final int MOST_VALUES = 10_000;

    private static final Range ANY_NUMBER = Range.closed(-1e15, 1e15);
    private static final Range STEP_RANGE = Range.open(0, Double.POSITIVE_INFINITY);
    private static final Range COUNT_RANGE = Range.wholeNumbers(2, MOST_VALUES);
    private static final String LOG = "log";
    private static final MathContext DIGITS = new MathContext(12);

    private ValueRange() {}

    /// The values in ascending order; empty when something is wrong, which then is noted.
    static List<Double> read(Fields range) {
        double from = required(range, "from", ANY_NUMBER);
        double to = required(range, "to", ANY_NUMBER);
        boolean stepped = range.has("step");
        if (stepped == range.has("count")) {
            range.refuse("step", stepped ? "and count exclude each other: keep one" : "is required, or count");
        }
        double step = range.number("step", Double.NaN, STEP_RANGE);
        int count = (int) range.number("count", 0, COUNT_RANGE);
        boolean logarithmic =
                range.oneOf("scale", List.of("linear", LOG), "linear").equals(LOG);
        boolean whole = range.flag("whole");
        if (logarithmic && stepped) {
            range.refuse("scale", "goes with count, not with step");
        }
        range.refuseUnknown();
        if (range.hasViolations()) {
            return List.of();
        }
        if (!(from < to)) {
            range.refuse("to", "must be above from (" + from + ") but was " + to);
            return List.of();
        }
        if (logarithmic && !(from > 0)) {
            range.refuse("from", "must be above 0 on a logarithmic scale but was " + from);
            return List.of();
        }
        if (stepped && (to - from) / step >= MOST_VALUES) {
            range.refuse("step", "makes more than " + MOST_VALUES + " values: make it larger");
            return List.of();
        }
        List<Double> values =
                stepped ? steps(from, to, step) : logarithmic ? ratios(from, to, count) : distances(from, to, count);
        return whole ? values.stream().map(Math::rint).distinct().toList() : values;
    }

    private static double required(Fields range, String name, Range within) {
        if (!range.has(name)) {
            range.refuse(name, "is required");
        }
        return range.number(name, 0, within);
    }

    private static List<Double> steps(double from, double to, double step) {
        BigDecimal last = BigDecimal.valueOf(to);
        BigDecimal distance = BigDecimal.valueOf(step);
        List<Double> values = new ArrayList<>();
        for (BigDecimal value = BigDecimal.valueOf(from); value.compareTo(last) <= 0; value = value.add(distance)) {
            values.add(value.doubleValue());
        }
        return values;
    }

    private static List<Double> distances(double from, double to, int count) {
        BigDecimal first = BigDecimal.valueOf(from);
        BigDecimal distance = BigDecimal.valueOf(to).subtract(first);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal part = distance.multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(count - 1L), MathContext.DECIMAL64);
            values.add(first.add(part).doubleValue());
        }
        return values;
    }

    private static List<Double> ratios(double from, double to, int count) {
        double start = StrictMath.log(from);
        double distance = StrictMath.log(to) - start;
        List<Double> values = new ArrayList<>();
        values.add(from);
        for (int i = 1; i < count - 1; i++) {
            double value = StrictMath.exp(start + distance * i / (count - 1));
            values.add(BigDecimal.valueOf(value).round(DIGITS).doubleValue());
        }
        values.add(to);
        return values;
    }
}
