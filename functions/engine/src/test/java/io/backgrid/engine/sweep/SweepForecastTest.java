package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.UnitKind;
import io.backgrid.engine.sweep.SweepForecast.Work;
import io.backgrid.engine.sweep.SweepPlan.Kernel;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepForecastTest {
    private static BacktestSpec.Builder base() {
        return TestSpecs.rules("close > open", "", "close < open", "");
    }

    private static void is(Work work, BacktestSpec base, Axis... axes) {
        SweepForecast forecast = SweepForecast.of(new SweepSpec(base, List.of(axes), Optional.empty()));
        assertThat(forecast).isEqualTo(new SweepForecast(work));
        assertThat(forecast.kernel()).isEqualTo(work == Work.REFERENCE ? Kernel.REFERENCE : Kernel.EVENTS);
    }

    @Test
    void oneLongRuleWithAllEquityIsPlain() {
        is(Work.PLAIN, base().build());
        is(Work.PLAIN, base().build(), Axis.of("fees.rate", 0, 0.001), Axis.of("slippage.range_share", 0, 0.1));
        is(Work.PLAIN, base().margin(new Margin(2, 0)).build());
        is(Work.PLAIN, base().sizing(new Sizing.Fraction(0.5)).build(), Axis.of("sizing.value", 1));
    }

    @Test
    void whateverEndsAPositionBesideItsRuleTakesLonger() {
        Distance some = new Distance.Fraction(0.1);
        is(Work.ORDERS, base().exits(ExitOrders.NONE.withStopLoss(some)).build());
        is(Work.ORDERS, base().exits(ExitOrders.NONE.withMaxBarsHeld(5)).build());
        is(Work.ORDERS, TestSpecs.rules("close > open", "close < 5", "", "").build());
        is(Work.ORDERS, base().build(), Axis.of("capital", 1, 2), Axis.of("trailing_stop", 0.1, 0.2));
        is(Work.ORDERS, base().build(), Axis.of("cooldown_bars", 0, 3));
    }

    @Test
    void whatIsNotAllInAndLongIsWalked() {
        is(Work.WALKED, base().direction(Direction.LONG_SHORT).build());
        is(Work.WALKED, base().sizing(new Sizing.Fraction(0.5)).build());
        is(Work.WALKED, base().sizing(new Sizing.VolatilityTarget(0.2, 20)).build());
        is(Work.WALKED, base().units(UnitKind.WHOLE).build());
        is(Work.WALKED, base().sizing(new Sizing.Fraction(1)).build(), Axis.of("sizing.value", 1, 0.5));
    }

    /// 1.5 goes with a leverage of 2 alone.
    @Test
    void combinationsThatCannotBeAreLeftOut() {
        BacktestSpec base = base().sizing(new Sizing.Fraction(1)).build();
        is(Work.WALKED, base, Axis.of("sizing.value", 1.5, 1), Axis.of("leverage", 1, 2));
    }

    @Test
    void whatEventsCannotRunIsForTheReference() {
        is(Work.REFERENCE, base().financing(new Financing(0.01, 0, 0)).build());
        is(Work.REFERENCE, base().build(), Axis.of("financing.cash", 0, 0.01));
        is(Work.REFERENCE, base().build(), Axis.of("maintenance_margin", 0, 0.01));
    }

    @Test
    void theKernelIsTheOneThatRunsIt() {
        for (long seed = 0; seed < 200; seed++) {
            SweepSpec spec = AnySweep.of(seed);
            assertThat(SweepForecast.of(spec).kernel())
                    .as("seed %d", seed)
                    .isEqualTo(Sweep.of(spec, TestBars.random(1, 60)).plan().kernel());
        }
    }

    @Test
    void slowerKindsTakeLonger() {
        double before = 0;
        for (Work work : Work.values()) {
            double nanos = new SweepForecast(work).nanosPerBar();
            assertThat(nanos).isGreaterThan(before);
            before = nanos;
        }
    }
}
