package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialGridTest {
    private static final List<String> NAMES = List.of("params.a", "params.b", "params.c", "capital", "leverage");
    private static final List<String> CONDITIONS = List.of(
            "a < 4", "a < b", "a + b > 7 or c == 2", "not (a >= c) and b != 3", "b > 100", "abs(a - c) <= 1", "1 < 2");

    private static Axis axis(String path, int size) {
        return Axis.of(path, numbers(size));
    }

    private static double[] numbers(int size) {
        return DoubleStream.iterate(1, value -> value + 1).limit(size).toArray();
    }

    @Test
    void theLastAxisChangesFastest() {
        TrialGrid grid =
                new TrialGrid(List.of(Axis.of("params.a", 30, 10), Axis.of("capital", 7, 8, 9)), Optional.empty());
        assertThat(grid.size()).isEqualTo(6);
        assertThat(LongStream.range(0, 6).mapToDouble(trial -> grid.value(0, trial)))
                .containsExactly(30.0, 30.0, 30.0, 10.0, 10.0, 10.0);
        assertThat(LongStream.range(0, 6).mapToDouble(trial -> grid.value(1, trial)))
                .containsExactly(7.0, 8.0, 9.0, 7.0, 8.0, 9.0);
        assertThat(grid.place(0, 4)).isEqualTo(1);
        assertThat(grid.place(1, 4)).isEqualTo(1);
        assertThat(grid.trial(new int[] {1, 1})).isEqualTo(4);
    }

    @Test
    void theConditionLeavesSomeNumbers() {
        TrialGrid grid = new TrialGrid(
                List.of(Axis.of("params.a", 2, 4), axis("capital", 3), Axis.of("params.b", 1, 3, 5)),
                Optional.of(Rule.parse("b < a")));
        // 1 < 2, 1 < 4, 3 < 4, each with three capitals.
        assertThat(grid.allowed()).isEqualTo(9);
        assertThat(LongStream.range(0, 18).filter(grid::allows))
                .containsExactly(0L, 3L, 6L, 9L, 10L, 12L, 13L, 15L, 16L);
    }

    @Test
    void aGridWithoutAxesIsOneTrial() {
        TrialGrid grid = new TrialGrid(List.of(), Optional.empty());
        assertThat(grid.size()).isEqualTo(1);
        assertThat(grid.trial(new int[0])).isZero();
        assertThat(grid.allows(0)).isTrue();
        assertThat(grid.allowed()).isEqualTo(1);
    }

    @Test
    void everyNumberIsTheCombinationOfItsPlacesInOrder() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Axis> axes = new ArrayList<>();
            for (String name : NAMES) {
                if (random.nextInt(3) > 0) {
                    axes.add(axis(name, 1 + random.nextInt(6)));
                }
            }
            Optional<Rule> where = CONDITIONS.stream()
                    .skip(random.nextInt(CONDITIONS.size()))
                    .map(Rule::parse)
                    .filter(rule -> rule.parameters().stream()
                            .allMatch(name ->
                                    axes.stream().anyMatch(axis -> axis.path().equals("params." + name))))
                    .findFirst();
            TrialGrid grid = new TrialGrid(axes, where);
            check(grid, "seed " + seed + ", " + axes + ", " + where);
        }
    }

    private static void check(TrialGrid grid, String what) {
        int[] before = {};
        long allowed = 0;
        for (long trial = 0; trial < grid.size(); trial++) {
            int[] places = new int[grid.axes().size()];
            for (int axis = 0; axis < places.length; axis++) {
                places[axis] = grid.place(axis, trial);
                assertThat(grid.value(axis, trial))
                        .as("%s, trial %d", what, trial)
                        .isEqualTo(grid.axes().get(axis).values().get(places[axis]));
            }
            assertThat(grid.trial(places)).as("%s, trial %d", what, trial).isEqualTo(trial);
            assertThat(trial == 0 ? -1 : Arrays.compare(before, places))
                    .as("%s, order of %d", what, trial)
                    .isNegative();
            before = places;
            allowed += grid.allows(trial) ? 1 : 0;
        }
        assertThat(grid.allowed()).as(what).isEqualTo(allowed);
    }

    /// 2^40 combinations, of which the condition names 100 times 100.
    @Test
    void whatTheConditionDoesNotNameIsNotCountedOneByOne() {
        TrialGrid grid = new TrialGrid(
                List.of(
                        axis("params.a", 100),
                        axis("capital", 10_000),
                        axis("params.b", 100),
                        axis("leverage", 10_000)),
                Optional.of(Rule.parse("a < b")));
        assertThat(grid.size()).isEqualTo(1_000_000_000_000L);
        assertThat(grid.allowed()).isEqualTo(4950L * 100_000_000L); // 99 + 98 + ... + 1
        long last = grid.size() - 1;
        assertThat(grid.trial(new int[] {99, 9999, 99, 9999})).isEqualTo(last);
        assertThat(grid.place(1, last - 1)).isEqualTo(9999);
        assertThat(grid.value(3, last - 1)).isEqualTo(9999);
    }

    @Test
    void numbersAndPlacesOutsideAreRefused() {
        TrialGrid grid = new TrialGrid(List.of(axis("params.a", 2), axis("params.b", 3)), Optional.empty());
        for (Runnable wrong : List.<Runnable>of(
                () -> grid.value(0, 6),
                () -> grid.place(0, -1),
                () -> grid.place(2, 0),
                () -> grid.allows(6),
                () -> grid.trial(new int[] {1, 3}))) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(wrong::run);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grid.trial(new int[] {1}))
                .withMessage("1 places for 2 axes");
    }

    @Test
    void aConditionOnWhatDoesNotVaryIsRefused() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> new TrialGrid(List.of(axis("params.a", 2)), Optional.of(Rule.parse("a < b"))))
                .withMessage("where names b, which is not swept");
    }
}
