package io.backgrid.offline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws a heat map with five shades, the better the darker.
final class HeatDrawing {
    private static final String SHADES = " \u2591\u2592\u2593\u2588";
    private static final int MOST_ROWS = 12;

    private HeatDrawing() {}

    /// The lines of a drawing, the largest value of y first.
    ///
    /// @param heatMap what the API answers
    static List<String> draw(JsonNode heatMap) {
        JsonNode cells = heatMap.path("cells");
        JsonNode y = heatMap.path("y").path("values");
        double worst = Double.POSITIVE_INFINITY;
        double best = Double.NEGATIVE_INFINITY;
        for (JsonNode row : cells) {
            for (JsonNode cell : row) {
                if (cell.isNumber()) {
                    worst = Math.min(worst, cell.asDouble());
                    best = Math.max(best, cell.asDouble());
                }
            }
        }
        int step = Math.ceilDiv(cells.size(), MOST_ROWS);
        List<String> lines = new ArrayList<>();
        for (int row = cells.size() - 1; row >= 0; row -= step) {
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%11s ", y.path(row).asText()));
            for (JsonNode cell : cells.path(row)) {
                // Twice, as a letter is about twice as high as it is wide.
                line.repeat(shade(cell, worst, best), 2);
            }
            lines.add(line.toString());
        }
        JsonNode x = heatMap.path("x");
        JsonNode last = x.path("values").path(x.path("values").size() - 1);
        lines.add(" ".repeat(12) + x.path("name").asText() + " "
                + x.path("values").path(0).asText() + " to "
                + last.asText() + ", " + heatMap.path("y").path("name").asText() + " upward; "
                + heatMap.path("metric").asText()
                + String.format(Locale.ROOT, " from %.2f to %.2f", worst, best));
        return lines;
    }

    private static char shade(JsonNode cell, double worst, double best) {
        if (!cell.isNumber()) {
            return '.';
        }
        double share = best == worst ? 1 : (cell.asDouble() - worst) / (best - worst);
        return SHADES.charAt((int) Math.min(SHADES.length() - 1, share * SHADES.length()));
    }
}
