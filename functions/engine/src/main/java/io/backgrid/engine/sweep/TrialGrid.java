package io.backgrid.engine.sweep;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The numbers of a sweep's trials and the values that they stand for: all combinations of the axes, the last one
/// changing fastest. It needs no specification and may be used by several threads at once.
public final class TrialGrid {
    private final List<Axis> axes;
    private final Optional<Rule> where;
    private final Grid grid;
    private final Optional<Where> condition;
    private final long size;

    /// @param axes each path once; without one there is a single trial
    /// @param where a condition on parameters that vary, `fast < slow`; trials for which it does not hold
    ///     keep their number but are not allowed
    /// @throws InvalidSpecException if a path is there twice, there are more than [SweepSpec#MOST_TRIALS],
    ///     or the condition is on something that does not vary
    public TrialGrid(List<Axis> axes, Optional<Rule> where) {
        check(axes, where);
        this.axes = List.copyOf(axes);
        this.where = where;
        this.grid = new Grid(axes);
        this.condition = where.map(rule -> Where.of(rule, axes));
        this.size = axes.stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
    }

    /// Refuses axes that make no grid.
    static void check(List<Axis> axes, Optional<Rule> where) {
        Set<String> paths = new HashSet<>();
        double trials = 1;
        for (Axis axis : axes) {
            if (!paths.add(axis.path())) {
                throw InvalidSpecException.because(axis.path(), "is swept twice; put all values into one list");
            }
            trials *= axis.size();
        }
        if (trials > SweepSpec.MOST_TRIALS) {
            throw InvalidSpecException.because(
                    "params", "make %.0f trials; at most %d".formatted(trials, SweepSpec.MOST_TRIALS));
        }
        where.ifPresent(rule -> Where.check(rule, paths));
    }

    /// What varies, the slowest first.
    public List<Axis> axes() {
        return axes;
    }

    /// Number of trials, those that are not allowed included.
    public long size() {
        return size;
    }

    /// The place of a trial's value among those of an axis, from 0.
    ///
    /// @param axis its index
    /// @param trial in `[0, size())`
    public int place(int axis, long trial) {
        Objects.checkIndex(axis, axes.size());
        return grid.place(axis, Objects.checkIndex(trial, size));
    }

    /// A trial's value on an axis.
    ///
    /// @param axis its index
    /// @param trial in `[0, size())`
    public double value(int axis, long trial) {
        return grid.value(axis, place(axis, trial));
    }

    /// The number of the trial at some places, which [#place] undoes.
    ///
    /// @param places one for each axis, from 0 and below its size
    public long trial(int[] places) {
        if (places.length != axes.size()) {
            throw new IllegalArgumentException("%d places for %d axes".formatted(places.length, axes.size()));
        }
        for (int axis = 0; axis < places.length; axis++) {
            Objects.checkIndex(places[axis], grid.size(axis));
        }
        return grid.trial(places);
    }

    /// Whether the condition holds for a trial.
    ///
    /// @param trial in `[0, size())`
    public boolean allows(long trial) {
        Objects.checkIndex(trial, size);
        return condition.isEmpty() || condition.get().holds(values(trial));
    }

    /// How many trials are allowed.
    ///
    /// It asks the condition once for each combination of the axes that the condition names, some 200 ns
    /// each, and multiplies by the sizes of the others: two axes of 100 values take a few milliseconds,
    /// whatever else varies, and 10 million combinations of axes that are all named some seconds. Nothing is
    /// remembered.
    public long allowed() {
        if (where.isEmpty()) {
            return size;
        }
        Set<String> names = where.get().parameters();
        List<Axis> named = axes.stream()
                .filter(axis -> axis.isParameter() && names.contains(axis.parameter()))
                .toList();
        TrialGrid part = new TrialGrid(named, where);
        long held = 0;
        for (long trial = 0; trial < part.size; trial++) {
            held += part.allows(trial) ? 1 : 0;
        }
        return held * (size / part.size);
    }

    private double[] values(long trial) {
        int[] places = new int[axes.size()];
        grid.locate(trial, places);
        double[] values = new double[places.length];
        for (int axis = 0; axis < places.length; axis++) {
            values[axis] = grid.value(axis, places[axis]);
        }
        return values;
    }
}
