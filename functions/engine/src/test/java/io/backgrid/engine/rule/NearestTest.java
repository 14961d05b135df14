package io.backgrid.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES = List.of("slow", "start", "strategy", "symbol");

    @Test
    void aNearMissIsAnsweredWithTheName() {
        assertThat(Nearest.hint("strt", NAMES)).isEqualTo("; did you mean 'start'?");
        assertThat(Nearest.hint("sybmol", NAMES)).isEqualTo("; did you mean 'symbol'?");
        assertThat(Nearest.hint("stategy", NAMES)).isEqualTo("; did you mean 'strategy'?");
    }

    @ParameterizedTest
    @CsvSource({"strat, start", "strtegy, strategy", "stratgey, strategy", "sybmol, symbol", "solw, slow", "lsow, slow"
    })
    void twoNeighboursSwappedAreOneSlip(String written, String meant) {
        assertThat(Nearest.hint(written, NAMES)).isEqualTo("; did you mean '" + meant + "'?");
    }

    @Test
    void aSwapInAShortNameIsStillNear() {
        assertThat(Nearest.hint("fats", List.of("fast", "slow"))).isEqualTo("; did you mean 'fast'?");
        assertThat(Nearest.hint("corss", List.of("cross", "state"))).isEqualTo("; did you mean 'cross'?");
        // Swapped over a distance is two slips, which is too many for four letters.
        assertThat(Nearest.hint("tasf", List.of("fast", "slow"))).isEmpty();
    }

    @Test
    void whatIsNearNothingGetsNoHint() {
        assertThat(Nearest.hint("capital", NAMES)).isEmpty();
        assertThat(Nearest.hint("", NAMES)).isEmpty();
        assertThat(Nearest.hint("s", NAMES)).isEmpty();
        assertThat(Nearest.hint("start", List.of())).isEmpty();
    }

    @Test
    void ofTwoEquallyNearNamesTheFirstInTheAlphabetIsHinted() {
        assertThat(Nearest.hint("bat", List.of("cat", "bar"))).isEqualTo("; did you mean 'bar'?");
    }

    @Test
    void aTextFarLongerThanAnyNameIsNotCompared() {
        assertThat(Nearest.hint("s".repeat(41), List.of("s".repeat(40)))).isEmpty();
    }
}
