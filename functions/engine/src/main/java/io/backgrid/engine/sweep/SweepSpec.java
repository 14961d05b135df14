package io.backgrid.engine.sweep;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Strategy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A specification some of whose numbers take lists of values: every combination is a trial.
///
/// Trials are numbered from 0 in the order of the axes, the last one changing fastest. Those that `where` excludes keep
/// their number.
///
/// @param base everything that does not vary; has a valid value for what does
/// @param axes what varies, each path once; without one there is a single trial
/// @param where a condition on parameters that vary, `fast < slow`; trials for which it does not hold are not run
public record SweepSpec(BacktestSpec base, List<Axis> axes, Optional<Rule> where) {
    /// Most trials of a sweep.
    public static final long MOST_TRIALS = 1L << 40;

    private static final int MOST_CORNER_AXES = 8;

    /// Checks what can be said without running every combination: a value is refused if no first or last value of the
    /// other axes goes with it. Other combinations that cannot be become [TrialStatus#INVALID] when they run.
    ///
    /// @throws InvalidSpecException naming the axis that cannot be
    public SweepSpec {
        axes = List.copyOf(axes);
        TrialGrid.check(axes, where);
        for (Axis axis : axes) {
            if (axis.isParameter() && !base.strategy().params().containsKey(axis.parameter())) {
                throw InvalidSpecException.because(
                        axis.path(),
                        "is no parameter of the strategy, which has "
                                + base.strategy().params().keySet());
            }
        }
        for (Axis axis : axes) {
            // By path: lists of thousands of values take long to compare.
            List<Axis> others = axes.stream()
                    .filter(other -> !other.path().equals(axis.path()))
                    .limit(MOST_CORNER_AXES)
                    .toList();
            for (double value : axis.values()) {
                requirePossible(base, others, axis, value);
            }
        }
    }

    private static void requirePossible(BacktestSpec base, List<Axis> others, Axis fixed, double value) {
        InvalidSpecException first = null;
        for (int corner = 0; corner < 1 << others.size(); corner++) {
            Map<String, Double> values = new HashMap<>(Map.of(fixed.path(), value));
            for (int i = 0; i < others.size(); i++) {
                List<Double> ends = others.get(i).values();
                values.put(others.get(i).path(), (corner >> i & 1) == 0 ? ends.getFirst() : ends.getLast());
            }
            try {
                combine(base, values);
                return;
            } catch (InvalidSpecException impossible) {
                first = first == null ? impossible : first;
            }
        }
        throw InvalidSpecException.because(
                fixed.path(), "cannot be %s: %s".formatted(value, first == null ? "" : first.getMessage()));
    }

    /// The numbers of the trials and what they stand for.
    public TrialGrid grid() {
        return new TrialGrid(axes, where);
    }

    /// Number of combinations, those that `where` excludes included.
    public long trials() {
        return axes.stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
    }

    /// The specification of one trial, for a single backtest.
    ///
    /// @param trial in `[0, trials())`
    /// @throws InvalidSpecException if this combination cannot be
    public BacktestSpec trial(long trial) {
        Map<String, Double> values = new HashMap<>();
        long rest = trial;
        for (int i = axes.size() - 1; i >= 0; i--) {
            Axis axis = axes.get(i);
            values.put(axis.path(), axis.values().get((int) (rest % axis.size())));
            rest /= axis.size();
        }
        return combine(base, values);
    }

    private static BacktestSpec combine(BacktestSpec base, Map<String, Double> values) {
        Strategy strategy = base.strategy();
        Map<String, Double> params = new HashMap<>(strategy.params());
        values.forEach((path, value) -> {
            if (path.startsWith(Axis.PARAMS)) {
                params.put(path.substring(Axis.PARAMS.length()), value);
            }
        });
        BacktestSpec spec = base.but().strategy(strategy.but(params)).build();
        return withFields(spec, values);
    }

    /// Sets what is no parameter of the rules, by path, whatever the order. Size, leverage and maintenance margin are
    /// set at once: one that goes with another's value may not go with that of the base.
    static BacktestSpec withFields(BacktestSpec base, Map<String, Double> values) {
        Map<SweptField, Double> fields = new EnumMap<>(SweptField.class);
        values.forEach((path, value) -> {
            if (!path.startsWith(Axis.PARAMS)) {
                fields.put(SweptField.named(path), value);
            }
        });
        Double leverage = fields.remove(SweptField.LEVERAGE);
        Double maintenance = fields.remove(SweptField.MAINTENANCE);
        Double size = fields.remove(SweptField.SIZE);
        BacktestSpec.Builder together = size == null ? base.but() : SweptField.SIZE.set(base, size);
        BacktestSpec spec = together.margin(new Margin(
                        leverage == null ? base.margin().leverage() : leverage,
                        maintenance == null ? base.margin().maintenance() : maintenance))
                .build();
        for (Map.Entry<SweptField, Double> each : fields.entrySet()) {
            spec = each.getKey().set(spec, each.getValue()).build();
        }
        return spec;
    }
}
