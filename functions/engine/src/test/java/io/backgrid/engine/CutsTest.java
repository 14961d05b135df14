package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where [LookaheadProof] cuts, what it compares, and that it notices a past that is not the same.
class CutsTest {
    private static final BacktestSpec ABOVE_TWO =
            TestSpecs.rules("close > 2", "", "", "").build();
    private static final Bars UP = TestBars.closes(1, 2, 3, 4, 5, 6);

    static Stream<String> catalogue() {
        return StrategyCatalogue.all().stream().map(CatalogueStrategy::name);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void noStrategyOfTheCatalogueLooksAhead(String name) {
        CatalogueStrategy rules = StrategyCatalogue.find(name).orElseThrow();
        Strategy strategy = new Strategy(
                Optional.of(name),
                Optional.of(rules.entryRule()),
                rules.exitRule(),
                Optional.of(rules.shortEntryRule()),
                rules.shortExitRule(),
                rules.defaults());
        BacktestSpec spec = BacktestSpec.builder(strategy, TestSpecs.DAILY)
                .direction(Direction.LONG_SHORT)
                .entry(rules.entry())
                .build();
        LookaheadProof proof = LookaheadProof.of(spec, TestBars.apple());
        assertThat(proof.difference()).isEmpty();
        assertThat(proof.holds()).isTrue();
        assertThat(proof.cuts()).hasSize(32);
    }

    @Test
    void manyPossibleCutsAreThinnedOutEvenly() {
        List<Integer> cuts =
                LookaheadProof.of(ABOVE_TWO, TestBars.random(1, 662)).cuts();
        assertThat(cuts).hasSize(32);
        // About 660 places for 32 cuts: one every 20 or 21 bars, none at the last bar.
        for (int cut = 1; cut < cuts.size(); cut++) {
            assertThat(cuts.get(cut) - cuts.get(cut - 1)).isBetween(20, 21);
        }
        assertThat(cuts.getLast()).isLessThan(661);
    }

    @Test
    void anotherDecisionIsFound() {
        // Bar 2 closes at 3 in the one series and at 1.5 in the other.
        LookaheadProof proof =
                LookaheadProof.compare(ABOVE_TWO, UP, TestBars.closes(1, 2, 1.5, 4, 5, 6), List.of(1, 2, 3));
        assertThat(proof.holds()).isFalse();
        assertThat(proof.difference()).contains("with 3 bars the decision at bar 2 is another one");
        assertThat(proof.comparisons()).isEqualTo(10); // 2 * 2 and 2 * 3: the cut at 3 is not reached
    }

    @Test
    void anotherPointOfTheCurveIsFound() {
        // The same decisions, but a position bought at 4 is worth another sum at bar 4.
        LookaheadProof proof = LookaheadProof.compare(ABOVE_TWO, UP, TestBars.closes(1, 2, 3, 4, 7, 6), List.of(4));
        assertThat(proof.difference()).contains("with 5 bars the account at bar 4 is another one");
    }

    @Test
    void anotherFillIsFoundWhereDecisionsAndCurveAreTheSame() {
        BacktestSpec atClose = ABOVE_TWO.but().fill(new EntryOrder.SameClose()).build();
        // Bought at the close of bar 2 in both, but at another second.
        Bars early = TestBars.closes(1, 2, 3);
        Bars late = Bars.of(
                new long[] {0, 86_400, 172_799},
                new double[] {1, 2, 3},
                new double[] {1, 2, 3},
                new double[] {1, 2, 3},
                new double[] {1, 2, 3},
                new double[] {1, 1, 1});
        LookaheadProof proof = LookaheadProof.compare(atClose, early, late, List.of(2));
        assertThat(proof.difference()).contains("with 3 bars the fills are others");
    }
}
