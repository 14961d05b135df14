package io.backgrid.jobs.fakes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// Small price series for tests.
public final class TestSeries {
    /// First date of every series here.
    public static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private TestSeries() {}

    /// CSV of daily bars whose closes rise from 100 to 109 and fall back, over and over, so that averages cross.
    public static byte[] zigzag(int bars) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int bar = 0; bar < bars; bar++) {
            int close = 100 + Math.min(bar % 20, 19 - bar % 20);
            csv.append(FIRST.plusDays(bar)).append(",%d,%d,%d,%d,1000\n".formatted(close, close + 1, close - 1, close));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
