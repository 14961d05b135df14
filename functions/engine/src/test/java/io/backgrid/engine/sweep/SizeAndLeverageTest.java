package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A size is at most the leverage; both may be swept.
class SizeAndLeverageTest {
    private static final BacktestSpec BASE =
            TestSpecs.rules("close > open", "", "", "").build();

    @Test
    void sizeAndLeverageAreSetTogetherWhicheverAxisComesFirst() {
        Bars bars = TestBars.random(1, 100);
        Axis size = Axis.of("sizing.value", 0.5, 1.5);
        Axis leverage = Axis.of("leverage", 1, 2);
        for (List<Axis> axes : List.of(List.of(size, leverage), List.of(leverage, size))) {
            BacktestSpec base = BASE.but().sizing(new Sizing.Fraction(1)).build();
            SweepSpec spec = new SweepSpec(base, axes, Optional.empty());
            assertThat(spec.trial(3))
                    .isEqualTo(BASE.but()
                            .margin(new Margin(2, 0))
                            .sizing(new Sizing.Fraction(1.5))
                            .build());
            TrialRows rows = new TrialRows(RowDetail.WHOLE, 4);
            SweepRunner runner = Sweep.of(spec, bars).runner(RowDetail.WHOLE);
            runner.run(0, rows);
            for (int row = 0; row < 4; row++) {
                SameTrial.check(spec, bars, rows, row, axes + ", trial " + row);
            }
            int tooLarge = axes.getFirst().equals(size) ? 2 : 1; // 1.5 with a leverage of 1
            assertThat(rows.status(tooLarge)).isEqualTo(TrialStatus.INVALID);
            assertThat(rows.status(3)).isEqualTo(TrialStatus.RAN);
            assertThat(runner.referenceTrials()).isEqualTo(1);
        }
    }

    @Test
    void aSizeOfTheBaseMayBeMoreThanTheLeastLeverageIfItIsSweptToo() {
        BacktestSpec base = BASE.but()
                .margin(new Margin(3, 0))
                .sizing(new Sizing.Fraction(2.5))
                .build();
        Axis leverage = Axis.of("leverage", 1);
        Axis size = Axis.of("sizing.value", 0.5);
        for (List<Axis> axes : List.of(List.of(size, leverage), List.of(leverage, size))) {
            assertThat(new SweepSpec(base, axes, Optional.empty()).trial(0).sizing())
                    .isEqualTo(new Sizing.Fraction(0.5));
        }
    }
}
