package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.bits.Comparers;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The rows of a sweep are the same bytes however the work is divided and whatever runs it.
class SweepBytesTest {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String C2 = "-XX:-TieredCompilation";

    @Test
    void everyCompilerVectorWidthAndComparerGivesTheSameRows() throws IOException, InterruptedException {
        String expected = SweepHashes.ofAll();
        assertThat(expected.lines()).hasSize(SweepHashes.SWEEPS).doesNotHaveDuplicates();
        assertSame(expected, "scalar: the JVM runs without --add-modules " + MODULE, List.of());
        assertSame(expected, "scalar: the C2 compiler is off", List.of("--add-modules", MODULE, "-Xint"));
        assertSame(
                expected,
                "scalar: the C2 compiler is off",
                List.of("--add-modules", MODULE, "-XX:TieredStopAtLevel=1"));
        assertSame(
                expected,
                "scalar: backgrid.comparer asks for it",
                List.of("--add-modules", MODULE, C2, "-D" + Comparers.PROPERTY + "=scalar"));
        for (String width : List.of("8", "16", "32", "64")) {
            assertSame(expected, "vector", List.of("--add-modules", MODULE, C2, "-XX:MaxVectorSize=" + width));
        }
    }

    private static void assertSame(String hashes, String comparer, List<String> flags)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SweepHashes.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s", flags).isZero();
        assertThat(printed.lines().filter(line -> !line.startsWith("WARNING")).toList())
                .as("%s", flags)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, SweepHashes.SWEEPS)
                        .mapToObj(
                                i -> i == 0 ? comparer : hashes.lines().toList().get(i - 1))
                        .toList());
    }

    @Test
    void anyPartitionOfARangeGivesTheSameRows() {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            SweepSpec spec = AnySweep.of(seed);
            Bars bars = AnyBars.pick(random).draw(random, 40 + random.nextInt(200));
            int trials = (int) spec.trials();
            String whole = SweepHashes.hash(Sweep.of(spec, bars).rows(0, trials, RowDetail.WHOLE));
            Sweep other = Sweep.of(spec, bars);
            List<TrialRows> parts = new ArrayList<>();
            int from = 0;
            while (from < trials) {
                int to = Math.min(trials, from + 1 + random.nextInt(7));
                parts.add(other.rows(from, to, RowDetail.WHOLE));
                from = to;
            }
            assertThat(SweepHashes.hash(parts.toArray(TrialRows[]::new)))
                    .as("seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameRows() {
        SweepSpec spec = manyTrials();
        Bars bars = AnyBars.RANDOM.draw(new Random(1), 130);
        String one = SweepHashes.hash(Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE));
        for (int threads = 2; threads <= 5; threads++) {
            TrialRows rows = Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE, threads);
            assertThat(SweepHashes.hash(rows)).as("%d threads", threads).isEqualTo(one);
        }
    }

    @Test
    void batchesCarryTheSameRowsInTheOrderOfTheirTrials() {
        SweepSpec spec = manyTrials();
        Bars bars = AnyBars.RANDOM.draw(new Random(2), 130);
        TrialRows whole = Sweep.of(spec, bars).rows(5, spec.trials(), RowDetail.BRIEF);
        List<Long> seen = new ArrayList<>();
        Sweep.of(spec, bars).run(5, spec.trials(), RowDetail.BRIEF, batch -> {
            for (int row = 0; row < batch.size(); row++) {
                int same = (int) (batch.trial(row) - 5);
                seen.add(batch.trial(row));
                assertThat(batch.value(TrialMetric.SHARPE, row)).isEqualTo(whole.value(TrialMetric.SHARPE, same));
                assertThat(batch.value(TrialMetric.TRADES, row)).isEqualTo(whole.value(TrialMetric.TRADES, same));
            }
        });
        assertThat(seen).hasSize(whole.size()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aBriefRowSaysTheSameAsAWholeOne() {
        SweepSpec spec = manyTrials();
        Sweep sweep = Sweep.of(spec, AnyBars.RANDOM.draw(new Random(3), 300));
        TrialRows brief = sweep.rows(0, 3000, RowDetail.BRIEF);
        TrialRows whole = sweep.rows(0, 3000, RowDetail.WHOLE);
        for (int row = 0; row < brief.size(); row++) {
            for (TrialMetric metric : TrialMetric.values()) {
                if (RowDetail.BRIEF.has(metric) && whole.value(metric, row).isPresent()) {
                    double expected = whole.value(metric, row).getAsDouble();
                    assertThat(brief.value(metric, row).orElseThrow())
                            .isCloseTo(expected, Offset.offset(1e-12 * Math.max(1, Math.abs(expected))));
                } else {
                    assertThat(brief.value(metric, row)).isEmpty();
                }
            }
        }
    }

    /// 20,000 pairs, some of them the wrong way round.
    private static SweepSpec manyTrials() {
        return Pairs.of(100, 200);
    }
}
