package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every trial of random sweeps against the single backtest of the same specification.
class SweepDifferenceTest {
    private static final int SWEEPS = Integer.getInteger("sweeps", 1500);

    @Test
    void aTrialIsTheBacktestOfItsSpecification() {
        Map<TrialStatus, Integer> outcomes = new EnumMap<>(TrialStatus.class);
        Set<String> swept = new HashSet<>();
        long trials = 0;
        long referenceTrials = 0;
        for (long seed = 0; seed < SWEEPS; seed++) {
            Random random = new Random(seed);
            SweepSpec spec = AnySweep.of(seed);
            spec.axes().forEach(axis -> swept.add(axis.path()));
            AnyBars kind = AnyBars.pick(random);
            Bars bars = kind.draw(random, size(random));
            Sweep sweep = Sweep.of(spec, bars);
            SweepRunner runner = sweep.runner(RowDetail.WHOLE);
            TrialRows rows = new TrialRows(RowDetail.WHOLE, (int) spec.trials());
            runner.run(0, rows);
            for (int row = 0; row < rows.size(); row++) {
                outcomes.merge(rows.status(row), 1, Integer::sum);
                SameTrial.check(spec, bars, rows, row, "seed %d, %s, trial %d".formatted(seed, kind, row));
            }
            trials += rows.size();
            referenceTrials += runner.referenceTrials();
        }
        System.out.println(trials + " trials, " + referenceTrials + " by the reference, " + outcomes);
        assertThat(outcomes.keySet())
                .contains(TrialStatus.RAN, TrialStatus.EXCLUDED, TrialStatus.INVALID, TrialStatus.TOO_FEW_BARS);
        assertThat(swept)
                .contains(
                        "slippage",
                        "slippage.range_share",
                        "sizing.window",
                        "leverage",
                        "maintenance_margin",
                        "stop_loss.atr",
                        "take_profit.atr",
                        "trailing_stop.atr",
                        "trailing_stop.multiple",
                        "break_even.atr",
                        "fill.bars");
        assertThat(referenceTrials).isLessThan(trials / 2);
    }

    /// Around multiples of a word and of the lanes of a vector, and a few that are longer.
    private static int size(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> 1 + random.nextInt(20);
            case 1 -> Math.max(1, 64 * (1 + random.nextInt(4)) - 1 + random.nextInt(3));
            case 2 -> Math.max(1, 8 * (1 + random.nextInt(30)) - 1 + random.nextInt(3));
            case 3 -> 400 + random.nextInt(800);
            default -> 30 + random.nextInt(270);
        };
    }
}
