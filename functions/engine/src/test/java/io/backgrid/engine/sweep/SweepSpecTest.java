package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SweepSpecTest {
    private static final BacktestSpec BASE = base("sma(close, fast) > sma(close, slow)");

    private static BacktestSpec base(String rule) {
        Map<String, Double> params = Map.of("fast", 5.0, "slow", 20.0);
        return BacktestSpec.builder(Strategy.longWhile(Rule.parse(rule), params), TestSpecs.DAILY)
                .build();
    }

    private static SweepSpec sweep(Axis... axes) {
        return new SweepSpec(BASE, List.of(axes), Optional.empty());
    }

    private static SweepSpec where(String rule, Axis... axes) {
        return new SweepSpec(BASE, List.of(axes), Optional.of(Rule.parse(rule)));
    }

    private static void refused(Runnable build, String message) {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(build::run)
                .withMessage(message);
    }

    @Test
    void theLastAxisChangesFastest() {
        SweepSpec spec =
                sweep(Axis.of("params.slow", 30, 10), Axis.of("fees.rate", 0, 0.1, 0.2), Axis.of("params.fast", 2, 4));
        assertThat(spec.trials()).isEqualTo(12);
        List<String> values = LongStream.range(0, 12)
                .mapToObj(spec::trial)
                .map(trial -> "%.0f %.1f %.0f"
                        .formatted(
                                trial.strategy().params().get("slow"),
                                trial.fees().rate(),
                                trial.strategy().params().get("fast")))
                .toList();
        assertThat(values)
                .containsExactly(
                        "30 0.0 2",
                        "30 0.0 4",
                        "30 0.1 2",
                        "30 0.1 4",
                        "30 0.2 2",
                        "30 0.2 4", //
                        "10 0.0 2",
                        "10 0.0 4",
                        "10 0.1 2",
                        "10 0.1 4",
                        "10 0.2 2",
                        "10 0.2 4");
    }

    @Test
    void withoutAnAxisThereIsTheBaseAlone() {
        assertThat(sweep().trials()).isEqualTo(1);
        assertThat(sweep().trial(0)).isEqualTo(BASE);
    }

    @Test
    void whatIsNotSweptStaysThatOfTheBase() {
        BacktestSpec trial = sweep(Axis.of("params.fast", 7)).trial(0);
        Map<String, Double> params = Map.of("fast", 7.0, "slow", 20.0);
        assertThat(trial)
                .isEqualTo(BASE.but().strategy(BASE.strategy().but(params)).build());
    }

    @Test
    void excludedTrialsKeepTheirNumber() {
        SweepSpec spec = where("fast < slow", Axis.of("params.slow", 2, 4), Axis.of("params.fast", 1, 3, 5));
        assertThat(spec.trials()).isEqualTo(6);
        TrialRows rows = Sweep.of(spec, TestBars.random(1, 100)).rows(0, 6, RowDetail.BRIEF);
        assertThat(LongStream.range(0, 6).mapToObj(row -> rows.status((int) row)))
                .containsExactly(
                        TrialStatus.RAN, // 1 < 2
                        TrialStatus.EXCLUDED,
                        TrialStatus.EXCLUDED,
                        TrialStatus.RAN, // 1 < 4
                        TrialStatus.RAN, // 3 < 4
                        TrialStatus.EXCLUDED);
        assertThat(rows.trial(4)).isEqualTo(4);
        SameTrial.check(
                spec,
                TestBars.random(1, 100),
                Sweep.of(spec, TestBars.random(1, 100)).rows(4, 5, RowDetail.WHOLE),
                0,
                "trial 4");
    }

    @Test
    void aParameterThatTheStrategyDoesNotHaveIsRefused() {
        refused(
                () -> sweep(Axis.of("params.quick", 1)),
                "params.quick is no parameter of the strategy, which has [fast, slow]");
    }

    @Test
    void aPathIsSweptOnce() {
        refused(
                () -> sweep(Axis.of("params.fast", 1), Axis.of("leverage", 1), Axis.of("params.fast", 2)),
                "params.fast is swept twice; put all values into one list");
        refused(
                () -> sweep(Axis.of("fees.rate", 0.1), Axis.of("fees.rate", 0.2)),
                "fees.rate is swept twice; put all values into one list");
    }

    @Test
    void aValueThatGoesWithNothingIsRefusedWithItsReason() {
        refused(
                () -> sweep(Axis.of("fees.rate", 0, 1)),
                "fees.rate cannot be 1.0: fees.rate must be in [0, 1) but was 1.0");
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> sweep(Axis.of("params.slow", 20), Axis.of("params.fast", 5, 0)))
                .withMessageStartingWith("params.fast cannot be 0.0: entry_rule the window of sma must be ");
    }

    @Test
    void aValueThatGoesWithSomeOthersIsAllowed() {
        BacktestSpec base = base("sma(close, slow - fast) > close");
        SweepSpec spec = new SweepSpec(
                base, List.of(Axis.of("params.fast", 5, 15), Axis.of("params.slow", 10, 20)), Optional.empty());
        TrialRows rows = Sweep.of(spec, TestBars.random(1, 100)).rows(0, 4, RowDetail.BRIEF);
        assertThat(rows.status(1)).isEqualTo(TrialStatus.RAN);
        assertThat(rows.status(2)).isEqualTo(TrialStatus.INVALID); // 10 - 15
        assertThat(rows.status(3)).isEqualTo(TrialStatus.RAN);
    }

    @Test
    void thereAreAtMost2ToThe40thTrials() {
        double[] thousand =
                DoubleStream.iterate(1, value -> value + 1).limit(1 << 10).toArray();
        Axis fast = Axis.of("params.fast", thousand);
        Axis slow = Axis.of("params.slow", thousand);
        Axis capital = Axis.of("capital", thousand);
        Axis cooldown = Axis.of("cooldown_bars", thousand);
        assertThat(sweep(fast, slow, capital, cooldown).trials()).isEqualTo(SweepSpec.MOST_TRIALS);
        refused(
                () -> sweep(fast, slow, capital, cooldown, Axis.of("leverage", 1, 2)),
                "params make 2199023255552 trials; at most 1099511627776");
    }

    @Test
    void aConditionIsOnSweptParametersAlone() {
        refused(() -> where("fast < slow", Axis.of("params.fast", 1)), "where names slow, which is not swept");
        String prices = "where must compare parameters, not prices or indicators";
        refused(() -> where("fast < close", Axis.of("params.fast", 1)), prices);
        refused(() -> where("fast[1] < 2", Axis.of("params.fast", 1)), prices);
        refused(() -> where("crosses_above(fast, 2)", Axis.of("params.fast", 1)), prices);
        refused(() -> where("not (sma(fast, 2) < 2) or fast > 1", Axis.of("params.fast", 1)), prices);
    }
}
