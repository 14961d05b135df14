package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Long series: sums over a million bars must not cost a trial that holds for a thousand of them its digits.
class SweepPrecisionTest {
    // The others have no return at all, or an account that all but vanishes.
    private static final Set<AnyBars> BY_EVENTS = EnumSet.of(AnyBars.RANDOM, AnyBars.MONOTONE, AnyBars.QUIET);
    private static final MetricBasis MINUTES = new MetricBasis(98_280, 0.02);

    @Test
    void aMillionMinutesOfTinyReturnsAtALargeLevelKeepTheirDigits() {
        assertSame(AnyBars.QUIET, 1_000_000, "sma(close, n) > sma(close, 4000)", 50, 400);
    }

    @Test
    void aTrialThatIsSeldomInTheMarketKeepsItsDigits() {
        assertSame(AnyBars.QUIET, 1_000_000, "zscore(close, 3000) > 2 and rsi(close, n) > 60", 14, 20);
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
        SweepRunner runner = Sweep.of(spec, bars).runner(RowDetail.WHOLE);
        TrialRows rows = new TrialRows(RowDetail.WHOLE, 1);
        for (int trial = 0; trial < windows.length; trial++) {
            long before = runner.referenceTrials();
            runner.run(trial, rows);
            boolean byEvents = runner.referenceTrials() == before;
            assertThat(byEvents || !BY_EVENTS.contains(kind))
                    .as("%s on the event kernel", kind)
                    .isTrue();
            String what = "%s, window %s".formatted(kind, windows[trial]);
            if (byEvents) {
                SameTrial.checkExactly(spec, bars, rows, 0, what);
            } else {
                SameTrial.check(spec, bars, rows, 0, what);
            }
        }
    }
}
