package io.backgrid.benchmarks;

import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes what the rivals of a side-by-side run read: the bars, what each pair must come to, and how long this engine
/// takes for all pairs, series and tables included.
public final class RivalsInput {
    private static final int BARS = 2520;
    // Between two pairs that are checked against a backtest of their own.
    private static final int STRIDE = 17;

    private RivalsInput() {}

    /// Writes the files.
    ///
    /// @param args the directory
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        Bars bars = Markets.randomWalk(BARS);
        SweepSpec spec = Workload.pairs(1, 100, new EntryOrder.SameClose());
        Sweep sweep = Sweep.of(spec, bars);
        Workload.requireCorrect(sweep, spec, bars, RowDetail.BRIEF, STRIDE);
        Files.write(directory.resolve("bars.csv"), barsOf(bars));
        Files.write(directory.resolve("expected.csv"), expected(spec, sweep.rows(0, spec.trials(), RowDetail.BRIEF)));
        Stopwatch watch = Stopwatch.time(101, () -> Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.BRIEF));
        Files.writeString(directory.resolve("backgrid.json"), json(watch, spec.trials()) + "\n");
    }

    private static List<String> barsOf(Bars bars) {
        List<String> lines = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        for (int bar = 0; bar < bars.size(); bar++) {
            lines.add(LocalDate.of(2010, 1, 1).plusDays(bar) + "," + bars.open(bar) + "," + bars.high(bar) + ","
                    + bars.low(bar) + "," + bars.close(bar) + "," + bars.volume(bar));
        }
        return lines;
    }

    private static List<String> expected(SweepSpec spec, TrialRows rows) {
        List<String> lines = new ArrayList<>(List.of("fast,slow,total_return,sharpe,max_drawdown,trades"));
        for (int row = 0; row < rows.size(); row++) {
            Map<String, Double> params = spec.trial(row).strategy().params();
            lines.add(params.getOrDefault("fast", 0.0).intValue() + ","
                    + params.getOrDefault("slow", 0.0).intValue() + ","
                    + cell(rows, TrialMetric.TOTAL_RETURN, row) + "," + cell(rows, TrialMetric.SHARPE, row) + ","
                    + cell(rows, TrialMetric.MAX_DRAWDOWN, row) + ","
                    + (int) rows.value(TrialMetric.TRADES, row).orElseThrow());
        }
        return lines;
    }

    private static String cell(TrialRows rows, TrialMetric metric, int row) {
        return rows.value(metric, row).isPresent()
                ? Double.toString(rows.value(metric, row).getAsDouble())
                : "";
    }

    private static String json(Stopwatch watch, long pairs) throws IOException {
        double perCell = 1e9 / pairs / BARS;
        return String.format(
                Locale.ROOT,
                "{\"name\": \"Backgrid\", \"version\": \"%s\", \"ns_median\": %.3f, \"ns_min\": %.3f, \"ns_max\": %.3f, "
                        + "\"memory_mib\": %d, \"threads\": 1, \"pairs\": %d, \"bars\": %d, \"repetitions\": %d, "
                        + "\"checked\": %d, \"differs\": \"the whole call: averages and tables are computed in each "
                        + "repetition; memory is that of the JVM, its compilers included\"}",
                EngineVersion.VERSION,
                watch.median() * perCell,
                watch.least() * perCell,
                watch.most() * perCell,
                peakMebibytes(),
                pairs,
                BARS,
                watch.repetitions(),
                (pairs + STRIDE - 1) / STRIDE);
    }

    /// Most memory that this process had; 0 where the system does not say.
    private static long peakMebibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
