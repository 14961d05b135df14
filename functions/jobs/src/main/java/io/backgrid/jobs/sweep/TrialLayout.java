package io.backgrid.jobs.sweep;

import io.backgrid.engine.sweep.Axis;
import io.backgrid.jobs.request.SweepRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// What a trial number of a whole sweep means. Trials are counted from 0: symbols outermost, then the axes in order,
/// the last one fastest. The engine, which sees one symbol at a time, counts from 0 within each.
///
/// @param symbols in their order, at least one and all different
/// @param axes    in their order; their [#columns()] are all different
public record TrialLayout(List<String> symbols, List<Axis> axes) {
    private static final String PARAMS = "params.";

    public TrialLayout {
        symbols = List.copyOf(symbols);
        axes = List.copyOf(axes);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("a sweep needs at least one symbol");
        }
        requireDifferent("symbols", symbols);
        requireDifferent("axes", axes.stream().map(TrialLayout::column).toList());
        long trials = symbols.size();
        for (Axis axis : axes) {
            trials = Math.multiplyExact(trials, axis.size());
        }
    }

    /// What the trial numbers of a request mean.
    public static TrialLayout of(SweepRequest request) {
        return new TrialLayout(
                request.data().stream().map(series -> series.name().value()).toList(),
                request.grid().axes());
    }

    private static void requireDifferent(String what, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("the " + what + " of a sweep must differ but are " + names);
        }
    }

    /// Number of trials of each symbol; 1 without axes.
    public long trialsPerSymbol() {
        return stride(-1);
    }

    /// Number of trials of all symbols.
    public long trials() {
        return symbols.size() * trialsPerSymbol();
    }

    /// Which of the symbols a trial is about, from 0.
    ///
    /// @param trial in `[0, trials())`
    public int symbol(long trial) {
        return (int) (Objects.checkIndex(trial, trials()) / trialsPerSymbol());
    }

    /// Which of an axis' values a trial has, from 0.
    ///
    /// @param trial in `[0, trials())`
    public int place(int axis, long trial) {
        int size = axes.get(axis).size();
        return (int) (Objects.checkIndex(trial, trials()) / stride(axis) % size);
    }

    /// The value that a trial has on an axis.
    ///
    /// @param trial in `[0, trials())`
    public double value(int axis, long trial) {
        return axes.get(axis).values().get(place(axis, trial));
    }

    /// The number of a trial.
    ///
    /// @param symbol which of the symbols, from 0
    /// @param places which value of each axis, from 0
    public long trial(int symbol, int[] places) {
        if (places.length != axes.size()) {
            throw new IllegalArgumentException("%d places on %d axes".formatted(places.length, axes.size()));
        }
        long trial = Objects.checkIndex(symbol, symbols.size());
        for (int axis = 0; axis < places.length; axis++) {
            int size = axes.get(axis).size();
            trial = trial * size + Objects.checkIndex(places[axis], size);
        }
        return trial;
    }

    /// The name of each axis in tables: `param_fast` of `params.fast`, `fees_rate` of `fees.rate`.
    public List<String> columns() {
        return axes.stream().map(TrialLayout::column).toList();
    }

    private static String column(Axis axis) {
        String path = axis.path();
        String name = path.startsWith(PARAMS) ? "param_" + path.substring(PARAMS.length()) : path;
        return name.replace('.', '_');
    }

    /// How far apart the numbers of trials are that differ by one place on an axis; the loop cannot overflow, as the
    /// product with all symbols does not.
    private long stride(int axis) {
        long stride = 1;
        for (int inner = axis + 1; inner < axes.size(); inner++) {
            stride *= axes.get(inner).size();
        }
        return stride;
    }
}
