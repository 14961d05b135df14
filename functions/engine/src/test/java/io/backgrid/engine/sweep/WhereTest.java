package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.rule.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhereTest {
    private static final List<Axis> AXES =
            List.of(Axis.of("params.a", 1), Axis.of("capital", 1), Axis.of("params.b", 1), Axis.of("params.c", 1));

    /// The capital between the parameters must make no difference.
    private static boolean holds(String text, double a, double b, double c) {
        Rule rule = Rule.parse(text);
        Where.check(rule, Set.of("params.a", "params.b", "params.c", "capital"));
        return Where.of(rule, AXES).holds(new double[] {a, 1e9, b, c});
    }

    private static boolean holds(String text, double a, double b) {
        return holds(text, a, b, 0);
    }

    @Test
    void valuesAreCompared() {
        assertThat(holds("a < b", 1, 2)).isTrue();
        assertThat(holds("a < b", 2, 1)).isFalse();
        assertThat(holds("a > b", 2, 1)).isTrue();
        assertThat(holds("a <= b", 1, 2)).isTrue();
        assertThat(holds("a <= b", 2, 1)).isFalse();
        assertThat(holds("a >= b", 1, 2)).isFalse();
        assertThat(holds("a == b", 1, 2)).isFalse();
        assertThat(holds("a != b", 1, 2)).isTrue();
    }

    @Test
    void tiedValuesAreNeitherAboveNorBelow() {
        double tied = 1 + 0.9e-12;
        assertThat(holds("a > b", tied, 1)).isFalse();
        assertThat(holds("b < a", tied, 1)).isFalse();
        assertThat(holds("a >= b", 1, tied)).isTrue();
        assertThat(holds("a <= b", tied, 1)).isTrue();
        assertThat(holds("a == b", tied, 1)).isTrue();
        assertThat(holds("a != b", tied, 1)).isFalse();
        assertThat(holds("a > b", 1 + 1.1e-12, 1)).isTrue();
        assertThat(holds("a * 3 == b", 0.1, 0.3)).isTrue(); // 0.30000000000000004
    }

    @Test
    void zeroIsTiedWithZeroAlone() {
        assertThat(holds("a == b", 0, 0)).isTrue();
        assertThat(holds("a == b", 1e-300, 0)).isFalse();
    }

    @Test
    void conditionsAreCombined() {
        assertThat(holds("a < b and b < c", 1, 2, 3)).isTrue();
        assertThat(holds("a < b and b < c", 1, 2, 2)).isFalse();
        assertThat(holds("a < b or b < c", 3, 2, 3)).isTrue();
        assertThat(holds("a < b or b < c", 3, 2, 1)).isFalse();
        assertThat(holds("not (a < b)", 1, 2)).isFalse();
        assertThat(holds("not a < b", 2, 1)).isTrue();
    }

    @Test
    void numbersAreComputed() {
        assertThat(holds("a + b * c == 7", 1, 2, 3)).isTrue();
        assertThat(holds("a - b / c == 0.5", 2, 3, 2)).isTrue();
        assertThat(holds("-a == b", 2, -2)).isTrue();
        assertThat(holds("abs(a - b) == 3", 2, 5)).isTrue();
        assertThat(holds("min(a, b) == 2 and max(a, b) == 5", 2, 5)).isTrue();
        assertThat(holds("min(a, b) == 2 and max(a, b) == 5", 5, 2)).isTrue();
    }

    @Test
    void whatIsUndefinedDoesNotHoldAndNeitherDoesItsOpposite() {
        assertThat(holds("a / b > 1", 1, 0)).isFalse();
        assertThat(holds("a / b <= 1", 1, 0)).isFalse();
        assertThat(holds("not (a / b > 1)", 1, 0)).isFalse();
        assertThat(holds("a / b != a / b", 0, 0)).isFalse();
        assertThat(holds("abs(a / b) > 1 or min(a / b, 1) > 0 or max(1, a / b) > 0", 1, 0))
                .isFalse();
        assertThat(holds("a * b > 1", 1e200, 1e200)).isFalse();
    }

    @Test
    void whatIsUndefinedLeavesTheOtherSideToDecide() {
        assertThat(holds("a / b > 1 or c == 1", 1, 0, 1)).isTrue();
        assertThat(holds("a / b > 1 and c == 1", 1, 0, 1)).isFalse();
        assertThat(holds("not (a / b > 1 and c == 1)", 1, 0, 2)).isTrue(); // false whatever a / b were
    }
}
