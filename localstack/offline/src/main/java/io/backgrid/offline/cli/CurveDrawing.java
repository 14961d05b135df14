package io.backgrid.offline.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Draws an equity curve with Braille characters: each holds 2 by 4 dots.
final class CurveDrawing {
    private static final int COLUMNS = 64;
    private static final int ROWS = 10;
    private static final int DOTS_PER_COLUMN = 2;
    private static final int DOTS_PER_ROW = 4;
    private static final char BLANK = '\u2800';
    // The bit of each dot, by row and column inside a character.
    private static final int[][] DOT = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private CurveDrawing() {}

    /// The lines of a drawing, the highest first.
    ///
    /// @param equity at least one finite value
    /// @param from   label under the first value
    /// @param to     label under the last value
    static List<String> draw(double[] equity, String from, String to) {
        double low = Arrays.stream(equity).min().orElseThrow();
        double high = Arrays.stream(equity).max().orElseThrow();
        char[][] canvas = new char[ROWS][COLUMNS];
        Arrays.stream(canvas).forEach(row -> Arrays.fill(row, BLANK));
        int previous = dotRow(equity[0], low, high);
        for (int x = 0; x < COLUMNS * DOTS_PER_COLUMN; x++) {
            int index = (int) ((long) x * (equity.length - 1) / (COLUMNS * DOTS_PER_COLUMN - 1));
            int y = dotRow(equity[index], low, high);
            for (int dot = Math.min(previous, y); dot <= Math.max(previous, y); dot++) {
                canvas[dot / DOTS_PER_ROW][x / DOTS_PER_COLUMN] |= (char) DOT[dot % DOTS_PER_ROW][x % DOTS_PER_COLUMN];
            }
            previous = y;
        }
        return IntStream.rangeClosed(0, ROWS)
                .mapToObj(row -> row < ROWS
                        ? label(row, low, high) + " " + new String(canvas[row])
                        : " ".repeat(12) + from + " ".repeat(Math.max(1, COLUMNS - from.length() - to.length())) + to)
                .toList();
    }

    /// Counts dots from the top.
    private static int dotRow(double value, double low, double high) {
        int lowest = ROWS * DOTS_PER_ROW - 1;
        return high == low ? lowest : (int) Math.round((high - value) / (high - low) * lowest);
    }

    private static String label(int row, double low, double high) {
        return switch (row) {
            case 0 -> String.format(Locale.ROOT, "%,11.0f", high);
            case ROWS - 1 -> String.format(Locale.ROOT, "%,11.0f", low);
            default -> " ".repeat(11);
        };
    }
}
