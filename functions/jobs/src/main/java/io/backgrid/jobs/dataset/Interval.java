package io.backgrid.jobs.dataset;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How far bars are apart. The periods per year are those of an exchange that trades 252 days of 6.5 hours; for
/// anything else a request states `periods_per_year` itself.
public enum Interval {
    ONE_MINUTE("1m", Duration.ofMinutes(1), 252 * 390),
    FIVE_MINUTES("5m", Duration.ofMinutes(5), 252 * 78),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15), 252 * 26),
    THIRTY_MINUTES("30m", Duration.ofMinutes(30), 252 * 13),
    ONE_HOUR("1h", Duration.ofHours(1), 252 * 6.5),
    ONE_DAY("1d", Duration.ofDays(1), 252),
    ONE_WEEK("1w", Duration.ofDays(7), 52);

    private final String wireName;
    private final Duration length;
    private final double periodsPerYear;

    Interval(String wireName, Duration length, double periodsPerYear) {
        this.wireName = wireName;
        this.length = length;
        this.periodsPerYear = periodsPerYear;
    }

    /// The name in requests and stored items, such as `1d`.
    public String wireName() {
        return wireName;
    }

    /// Time between the starts of neighbouring bars.
    public Duration length() {
        return length;
    }

    /// Bars per year, for annual rates.
    public double periodsPerYear() {
        return periodsPerYear;
    }

    /// Whether a bar is named by its date (a day or more) or by its instant.
    public boolean isDated() {
        return length.compareTo(Duration.ofDays(1)) >= 0;
    }

    /// The interval of that name, or empty.
    public static Optional<Interval> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(name))
                .findFirst();
    }
}
