package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Long series: sums over a million bars must not cost a trial that holds for a thousand of them its digits.
class SweepPrecisionTest {
    private static final MetricBasis MINUTES = new MetricBasis(98_280, 0.02);

    @Test
    void aMillionMinutesOfTinyReturnsAtALargeLevelKeepTheirDigits() {
        assertSame(AnyBars.QUIET, 1_000_000, "sma(close, n) > sma(close, 4000)", 50, 400);
    }

    @Test
    void aTrialThatIsSeldomInTheMarketKeepsItsDigits() {
        assertSame(AnyBars.QUIET, 1_000_000, "zscore(close, 3000) > 3 and rsi(close, n) > 70", 14, 20);
    }

    @Test
    void aHundredThousandBarsOfEveryKindAreTheSame() {
        for (AnyBars kind : AnyBars.values()) {
            assertSame(kind, 100_000, "sma(close, n) > sma(close, 70)", 3, 20);
        }
    }

    private static void assertSame(AnyBars kind, int size, String rule, double... windows) {
        Bars bars = kind.draw(new Random(11), size);
        BacktestSpec base = BacktestSpec.builder(Strategy.longWhile(Rule.parse(rule), Map.of("n", windows[0])), MINUTES)
                .build();
        SweepSpec spec = new SweepSpec(base, List.of(Axis.of("params.n", windows)), Optional.empty());
        TrialRows rows = Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE);
        assertThat(rows.size()).isEqualTo(windows.length);
        for (int row = 0; row < rows.size(); row++) {
            SameTrial.check(spec, bars, rows, row, "%s, window %s".formatted(kind, windows[row]));
        }
    }
}
