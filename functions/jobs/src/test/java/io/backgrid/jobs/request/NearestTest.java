package io.backgrid.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("slow", "start", "strategy", "symbol");

    @Test
    void aNearMissIsAnsweredWithTheName() {
        assertThat(Nearest.hint("strt", NAMES)).isEqualTo("; did you mean 'start'?");
        assertThat(Nearest.hint("sybmol", NAMES)).isEqualTo("; did you mean 'symbol'?");
        assertThat(Nearest.hint("stategy", NAMES)).isEqualTo("; did you mean 'strategy'?");
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
