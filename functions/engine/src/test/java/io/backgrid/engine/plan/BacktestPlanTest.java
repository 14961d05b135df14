package io.backgrid.engine.plan;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import org.junit.jupiter.api.Test;

class BacktestPlanTest {
    @Test
    void signalsOfOtherBarsAreRefused() {
        BacktestPlan plan = BacktestPlan.of(TestSpecs.longWhileRising(1000), TestBars.closes(1, 2, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BacktestPlan(TestBars.closes(1, 2), plan.signals(), plan.terms()))
                .withMessage("signals of 3 bars cannot trade 2 bars");
    }
}
