package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookaheadProofTest {
    private final Bars rising = TestBars.closes(1, 2, 3, 4, 5);
    private final BacktestSpec spec = TestSpecs.rules("close > 2", "", "", "").build();

    @Test
    void theAnswerNamesCutsAndComparisons() {
        LookaheadProof proof = LookaheadProof.of(spec, rising);
        // The rule can hold on bar 0 and needs bar 1 to fill: cuts at 1, 2, 3, before the last bar 4.
        assertThat(proof.cuts()).containsExactly(1, 2, 3);
        // A decision and a point per bar up to each cut, 2 * (2 + 3 + 4), and the one fill on bar 3 at the last cut.
        assertThat(proof.comparisons()).isEqualTo(19);
        assertThat(proof.holds()).isTrue();
    }

    @Test
    void anotherPastIsFound() {
        // The same bars, but what should be the past of the whole series closes elsewhere.
        Bars other = TestBars.closes(1, 2, 9, 4, 5);
        assertThat(LookaheadProof.compare(spec, rising, other, List.of(1)).holds())
                .isTrue();
        LookaheadProof late = LookaheadProof.compare(spec, rising, TestBars.closes(1, 2, 3, 1, 5), List.of(1, 2, 3));
        assertThat(late.difference()).contains("with 4 bars the decision at bar 3 is another one");
        LookaheadProof worth = LookaheadProof.compare(spec, rising, TestBars.closes(1, 2, 3, 8, 5), List.of(3));
        assertThat(worth.holds()).isFalse();
    }

    @Test
    void tooFewBarsAreRefusedAsForABacktest() {
        assertThatExceptionOfType(TooFewBarsException.class)
                .isThrownBy(() -> LookaheadProof.of(TestSpecs.longWhileRising(1), TestBars.closes(1, 2)));
    }
}
