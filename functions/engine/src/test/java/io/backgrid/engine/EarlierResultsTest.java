package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What engine 0.1.0 answered when moving-average crossovers were all it had, it answers still, to the last bit. The
/// hashes were written by that engine.
class EarlierResultsTest {
    private static final Map<String, Bars> SERIES = Map.of(
            "aapl", TestBars.apple(),
            "sp500", TestBars.sp500(),
            "random", TestBars.randomRanges(11, 3000, 0.02),
            "ruinous", TestBars.randomRanges(5, 400, 0.25));

    @Test
    void everyEarlierResultKeepsItsHash() {
        List<String> rows = TestBars.lines("/earlier_results.csv");
        assertThat(rows).hasSize(289);
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = Arrays.asList(row.split(",", -1));
            assertThat(Backtest.run(spec(cells), Objects.requireNonNull(SERIES.get(cells.getFirst())))
                            .sha256())
                    .as(row)
                    .isEqualTo(cells.getLast());
        }
    }

    private static BacktestSpec spec(List<String> cells) {
        Direction direction = Direction.valueOf(cells.get(3).toUpperCase(Locale.ROOT));
        EntryMode entry = EntryMode.valueOf(cells.get(4).toUpperCase(Locale.ROOT));
        double[] money =
                cells.subList(5, 9).stream().mapToDouble(Double::parseDouble).toArray();
        return TestSpecs.crossover(
                Integer.parseInt(cells.get(1)),
                Integer.parseInt(cells.get(2)),
                direction,
                entry,
                money[0],
                new Fees(money[1], money[2]),
                money[3]);
    }
}
