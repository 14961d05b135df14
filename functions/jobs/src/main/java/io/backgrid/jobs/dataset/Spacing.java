package io.backgrid.jobs.dataset;

import java.time.Duration;
import java.util.Arrays;

/// Finds out how far the bars of a file are apart. Nights, weekends and holidays only make gaps, so what counts is the
/// most frequent distance, the shortest of several.
final class Spacing {
    private static final long DAY = Interval.ONE_DAY.length().toSeconds();
    private static final long WEEK = Interval.ONE_WEEK.length().toSeconds();

    private Spacing() {}

    /// The interval of bars that are named by their dates. Bars less than a week apart are daily: a short file may
    /// hold nothing but a Friday and the Monday after it.
    ///
    /// @param times epoch seconds at midnight, at least one, strictly increasing
    /// @throws InvalidDatasetException when the bars are mostly further apart than a week
    static Interval ofDates(long[] times) {
        long distance = times.length == 1 ? DAY : mostFrequentDistance(times);
        if (distance > WEEK) {
            // Taken as daily or weekly, every annual number would be wrong.
            throw unknown(distance / DAY + " days");
        }
        return distance == WEEK ? Interval.ONE_WEEK : Interval.ONE_DAY;
    }

    /// The interval of bars that are named by their instants.
    ///
    /// @param times epoch seconds, strictly increasing
    /// @throws InvalidDatasetException when the most frequent distance is no interval within a day
    static Interval ofTimes(long[] times) {
        if (times.length == 1) {
            throw new InvalidDatasetException("file", "one bar has no interval: send at least two");
        }
        long distance = mostFrequentDistance(times);
        for (Interval interval : Interval.values()) {
            if (!interval.isDated() && interval.length().equals(Duration.ofSeconds(distance))) {
                return interval;
            }
        }
        throw unknown(distance + " seconds");
    }

    private static InvalidDatasetException unknown(String distance) {
        return new InvalidDatasetException(
                "file",
                "its bars are mostly " + distance + " apart; known are 1m, 5m, 15m, 30m and 1h under a time column,"
                        + " 1d and 1w under a date column");
    }

    private static long mostFrequentDistance(long[] times) {
        long[] distances = new long[times.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = times[i + 1] - times[i];
        }
        Arrays.sort(distances);
        long best = distances[0];
        int bestRun = 0;
        int run = 0;
        for (int i = 0; i < distances.length; i++) {
            run = i > 0 && distances[i] == distances[i - 1] ? run + 1 : 1;
            if (run > bestRun) {
                bestRun = run;
                best = distances[i];
            }
        }
        return best;
    }
}
