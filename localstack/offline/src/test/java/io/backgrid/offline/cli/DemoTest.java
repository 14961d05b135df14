package io.backgrid.offline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @Test
    void theDemoShowsMetricsACurveAFileThatIsThereAndASweep(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder))) {
            new Demo(
                            URI.create(stack.address() + "/api/v1"),
                            stack.folder().objects(),
                            new PrintStream(shown, true, StandardCharsets.UTF_8))
                    .run();
        }
        List<String> lines = shown.toString(StandardCharsets.UTF_8).lines().toList();

        assertThat(lines).anyMatch(line -> line.contains("total return") && line.contains("33.2 %"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("no look-ahead: ") && line.endsWith(" at 32 cuts, all equal"));
        String file = lines.stream()
                .filter(line -> line.startsWith("curve"))
                .findFirst()
                .orElseThrow()
                .substring("curve".length())
                .strip();
        assertThat(Path.of(file)).isRegularFile().hasExtension("parquet");
        assertThat(lines).anyMatch(line -> line.contains("1,000 of 1,000 trials"));
        assertThat(lines.stream().filter(line -> line.contains("fast") && line.contains("sharpe")))
                .as("the best five, and what the heat map shows")
                .hasSize(6);
    }

    @Test
    void aDrawingHasItsHighestLineFirstAndEndsWithTheDates() {
        List<String> lines = CurveDrawing.draw(new double[] {1, 2, 3, 4}, "a", "b");

        assertThat(lines).hasSize(11);
        assertThat(lines.getFirst()).startsWith("          4 ");
        assertThat(lines.get(9)).startsWith("          1 ");
        assertThat(lines.getLast()).endsWith("b");
    }

    @Test
    void aFlatCurveIsDrawnAsALine() {
        assertThat(CurveDrawing.draw(new double[] {5, 5}, "a", "b").get(9)).contains("\u28C0".repeat(64));
    }

    @Test
    void aHeatMapIsDarkestWhereItIsBest() throws Exception {
        JsonNode map = new JsonMapper().readTree("""
                {"metric": "sharpe", "x": {"name": "fast", "values": [1, 2]}, "y": {"name": "slow", "values": [5, 9]},
                 "cells": [[0.0, 1.0], [0.5, null]]}""");

        assertThat(HeatDrawing.draw(map))
                .containsExactly(
                        "          9 \u2592\u2592..",
                        "          5   \u2588\u2588",
                        "            fast 1 to 2, slow upward; sharpe from 0.00 to 1.00");
    }
}
