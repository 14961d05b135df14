package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Numbers that go together may be swept together: a size is at most the leverage, the leverage below one over the
/// maintenance margin.
class SweptTogetherTest {
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

    @Test
    void leverageAndMaintenanceAreSetTogetherWhicheverAxisComesFirst() {
        BacktestSpec base = BASE.but().margin(new Margin(2, 0.4)).build();
        Axis leverage = Axis.of("leverage", 1, 5);
        Axis maintenance = Axis.of("maintenance_margin", 0.1, 0.9);
        for (List<Axis> axes : List.of(List.of(leverage, maintenance), List.of(maintenance, leverage))) {
            SweepSpec spec = new SweepSpec(base, axes, Optional.empty());
            assertThat(spec.trial(0).margin()).isEqualTo(new Margin(1, 0.1));
            int tall = axes.getFirst().equals(leverage) ? 2 : 1; // 5 would not go with 0.4, nor 0.9 with 2
            assertThat(spec.trial(tall).margin()).isEqualTo(new Margin(5, 0.1));
            assertThat(spec.trial(3 - tall).margin()).isEqualTo(new Margin(1, 0.9));
            TrialRows rows = Sweep.of(spec, TestBars.random(1, 100)).rows(0, 4, RowDetail.WHOLE);
            for (int row = 0; row < 4; row++) {
                SameTrial.check(spec, TestBars.random(1, 100), rows, row, axes + ", trial " + row);
            }
            assertThat(rows.status(3)).isEqualTo(TrialStatus.INVALID); // 0.9 with a leverage of 5
        }
    }

    @Test
    void rateAndShareOfSlippageKeepEachOther() {
        Axis rate = Axis.of("slippage", 0.001, 0.002);
        Axis share = Axis.of("slippage.range_share", 0.1, 0.2);
        for (List<Axis> axes : List.of(List.of(rate, share), List.of(share, rate))) {
            assertThat(new SweepSpec(BASE, axes, Optional.empty()).trial(3).slippage())
                    .isEqualTo(new Slippage(0.002, 0.2));
        }
    }

    @Test
    void windowAndMultipleOfADistanceKeepEachOther() {
        BacktestSpec base = BASE.but()
                .exits(ExitOrders.NONE.withStopLoss(new Distance.AtrMultiple(14, 3)))
                .build();
        Axis window = Axis.of("stop_loss.atr", 5, 20);
        Axis multiple = Axis.of("stop_loss.multiple", 1, 2);
        for (List<Axis> axes : List.of(List.of(window, multiple), List.of(multiple, window))) {
            assertThat(new SweepSpec(base, axes, Optional.empty())
                            .trial(3)
                            .exits()
                            .stopLoss())
                    .contains(new Distance.AtrMultiple(20, 2));
        }
    }
}
