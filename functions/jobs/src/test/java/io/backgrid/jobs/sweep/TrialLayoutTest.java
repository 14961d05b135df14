package io.backgrid.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.engine.sweep.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialLayoutTest {
    /// 2 symbols of 3 x 2 trials.
    private static final TrialLayout LAYOUT = new TrialLayout(
            List.of("AAPL", "SP500"), List.of(Axis.of("params.fast", 5, 10, 20), Axis.of("fees.rate", 0, 0.001)));

    @Test
    void theLastAxisChangesFastestAndTheSymbolSlowest() {
        assertThat(LAYOUT.trialsPerSymbol()).isEqualTo(6);
        assertThat(LAYOUT.trials()).isEqualTo(12);
        // 9 = 1 * 6 + 1 * 2 + 1: the second symbol, fast 10, rate 0.001.
        assertThat(LAYOUT.symbol(9)).isEqualTo(1);
        assertThat(LAYOUT.place(0, 9)).isEqualTo(1);
        assertThat(LAYOUT.value(0, 9)).isEqualTo(10);
        assertThat(LAYOUT.value(1, 9)).isEqualTo(0.001);
        assertThat(LAYOUT.trial(1, new int[] {1, 1})).isEqualTo(9);
        assertThat(IntStream.range(0, 6).mapToObj(trial -> LAYOUT.value(0, trial)))
                .containsExactly(5.0, 5.0, 10.0, 10.0, 20.0, 20.0);
        assertThat(IntStream.range(0, 12).map(LAYOUT::symbol)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void columnsAreNamedAfterWhatVaries() {
        TrialLayout layout = new TrialLayout(
                List.of("AAPL"),
                List.of(Axis.of("params.fast", 5), Axis.of("stop_loss", 0.1), Axis.of("trailing_stop.multiple", 2)));

        assertThat(layout.columns()).containsExactly("param_fast", "stop_loss", "trailing_stop_multiple");
    }

    @Test
    void withoutAxesEachSymbolIsOneTrial() {
        TrialLayout layout = new TrialLayout(List.of("AAPL", "SP500", "MINE"), List.of());

        assertThat(layout.trials()).isEqualTo(3);
        assertThat(layout.trialsPerSymbol()).isEqualTo(1);
        assertThat(layout.symbol(2)).isEqualTo(2);
        assertThat(layout.trial(2, new int[0])).isEqualTo(2);
    }

    @Test
    void whatANumberMeansLeadsBackToTheNumber() {
        long seed = 6;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            TrialLayout layout = anyLayout(random);
            int axes = layout.axes().size();
            long trial = random.nextLong(layout.trials());
            int[] places = IntStream.range(0, axes)
                    .map(axis -> layout.place(axis, trial))
                    .toArray();

            assertThat(layout.trial(layout.symbol(trial), places))
                    .as("seed %d, round %d, %s", seed, round, layout)
                    .isEqualTo(trial);
            for (int axis = 0; axis < axes; axis++) {
                assertThat(layout.value(axis, trial))
                        .isEqualTo(layout.axes().get(axis).values().get(places[axis]));
            }
        }
    }

    private static TrialLayout anyLayout(Random random) {
        List<String> symbols = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(symbol -> "S" + symbol)
                .toList();
        List<Axis> axes = new ArrayList<>();
        for (int axis = random.nextInt(6); axis > 0; axis--) {
            double[] values = IntStream.rangeClosed(0, random.nextInt(100))
                    .mapToDouble(value -> value / 8.0)
                    .toArray();
            axes.add(Axis.of("params.p" + axis, values));
        }
        return new TrialLayout(symbols, axes);
    }

    @Test
    void numbersAndPlacesOutsideAreRefused() {
        assertThatThrownBy(() -> LAYOUT.symbol(12)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> LAYOUT.value(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> LAYOUT.trial(2, new int[] {0, 0})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> LAYOUT.trial(0, new int[] {0, 2})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAYOUT.trial(0, new int[] {0}))
                .withMessage("1 places on 2 axes");
    }

    @Test
    void aLayoutWithoutSymbolsOrWithEqualNamesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialLayout(List.of(), List.of()))
                .withMessage("a sweep needs at least one symbol");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialLayout(List.of("A", "A"), List.of()))
                .withMessage("the symbols of a sweep must differ but are [A, A]");
        Axis axis = Axis.of("params.fast", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialLayout(List.of("A"), List.of(axis, axis)))
                .withMessage("the axes of a sweep must differ but are [param_fast, param_fast]");
    }

    @Test
    void moreTrialsThanALongCountsAreRefused() {
        double[] many = IntStream.range(0, 10_000).mapToDouble(value -> value).toArray();
        List<Axis> axes = IntStream.range(0, 5)
                .mapToObj(axis -> Axis.of("params.p" + axis, many))
                .toList();

        assertThatThrownBy(() -> new TrialLayout(List.of("A"), axes)).isInstanceOf(ArithmeticException.class);
    }
}
