package io.backgrid.engine.sweep;

import io.backgrid.engine.bits.Operand;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.signal.RuleEvaluator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// A number of a rule, over all trials: one series for each combination of the axes that it depends on, computed when
/// the first trial asks for it.
final class SeriesNode<T extends Operand> {
    private final Formula formula;
    private final Grid.Subgrid subgrid;
    private final Bindings bindings;
    private final Function<IndicatorSeries, T> side;
    private final Class<T> type;
    // Empty if the series are too many to keep; then each thread has some that it used last.
    private final AtomicReferenceArray<T> kept;
    private final int number;

    /// @param side of a comparison that the series is for
    /// @param type of that side
    /// @param number of its room in a cursor; -1 if all series are kept
    SeriesNode(
            Formula formula,
            Grid.Subgrid subgrid,
            Bindings bindings,
            Function<IndicatorSeries, T> side,
            Class<T> type,
            int number) {
        this.formula = formula;
        this.subgrid = subgrid;
        this.bindings = bindings;
        this.side = side;
        this.type = type;
        this.kept = new AtomicReferenceArray<>(number < 0 ? (int) subgrid.size() : 0);
        this.number = number;
    }

    /// The series of the trial that a cursor is at.
    ///
    /// @throws io.backgrid.engine.rule.RuleException if its parameters make no valid series
    T at(Cursor cursor) {
        long index = subgrid.index(cursor.places);
        if (number >= 0) {
            return recent(index, cursor);
        }
        T known = kept.get((int) index);
        if (known != null) {
            return known;
        }
        T computed;
        RuleEvaluator shared = bindings.evaluator();
        synchronized (shared) {
            computed = side.apply(shared.series(formula.bind(bindings.at(cursor.places))));
        }
        kept.set((int) index, computed);
        return computed;
    }

    private T recent(long index, Cursor cursor) {
        Operand[] series = cursor.series[number];
        long[] combinations = cursor.seriesIndex[number];
        int slot = (int) (index % series.length);
        if (combinations[slot] != index) {
            RuleEvaluator forgetful = new RuleEvaluator(bindings.bars());
            series[slot] = side.apply(forgetful.series(formula.bind(bindings.at(cursor.places))));
            combinations[slot] = index;
        }
        return type.cast(series[slot]);
    }
}
