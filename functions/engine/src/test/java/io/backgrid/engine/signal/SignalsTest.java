package io.backgrid.engine.signal;

import static io.backgrid.engine.signal.Signals.FLAT;
import static io.backgrid.engine.signal.Signals.LONG;
import static io.backgrid.engine.signal.Signals.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.SimpleMovingAverage;
import io.backgrid.engine.spec.EntryMode;
import org.junit.jupiter.api.Test;

class SignalsTest {
    // Per bar: tied, above, below.
    private final IndicatorSeries left = SimpleMovingAverage.of(new double[] {1, 2, 0.5}, 1);
    private final IndicatorSeries right = SimpleMovingAverage.of(new double[] {1, 1, 1}, 1);
    private final Condition above = Condition.above(left, right);
    private final Condition below = Condition.below(left, right);

    @Test
    void longFlatNeverWantsToBeShort() {
        Signals signals = Signals.longFlat(above, EntryMode.STATE);
        assertThat(signals.size()).isEqualTo(3);
        assertThat(signals.wanted(FLAT, 0)).isEqualTo(FLAT);
        assertThat(signals.wanted(FLAT, 1)).isEqualTo(LONG);
        assertThat(signals.wanted(LONG, 1)).isEqualTo(LONG);
        assertThat(signals.wanted(LONG, 2)).isEqualTo(FLAT);
        assertThat(signals.wanted(FLAT, 2)).isEqualTo(FLAT);
    }

    @Test
    void longShortReversesOnTheOppositeSignal() {
        Signals signals = Signals.longShort(above, below, EntryMode.STATE);
        assertThat(signals.wanted(SHORT, 1)).isEqualTo(LONG);
        assertThat(signals.wanted(LONG, 2)).isEqualTo(SHORT);
        assertThat(signals.wanted(SHORT, 2)).isEqualTo(SHORT);
        assertThat(signals.wanted(FLAT, 2)).isEqualTo(SHORT);
    }

    @Test
    void aRuleThatNoLongerHoldsEndsThePositionWhereNoEntryReplacesIt() {
        Signals signals = Signals.longShort(above, below, EntryMode.STATE);
        assertThat(signals.wanted(SHORT, 0)).isEqualTo(FLAT);
        assertThat(signals.wanted(LONG, 0)).isEqualTo(FLAT);
    }
}
