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
    // Empty if the series are too many to keep; then each thread has the last one it used.
    private final AtomicReferenceArray<T> kept;
    private final int lastNumber;

    /// @param side of a comparison that the series is for
    /// @param type of that side
    /// @param lastNumber of the place in a cursor; -1 if all series are kept
    SeriesNode(
            Formula formula,
            Grid.Subgrid subgrid,
            Bindings bindings,
            Function<IndicatorSeries, T> side,
            Class<T> type,
            int lastNumber) {
        this.formula = formula;
        this.subgrid = subgrid;
        this.bindings = bindings;
        this.side = side;
        this.type = type;
        this.kept = new AtomicReferenceArray<>(lastNumber < 0 ? (int) subgrid.size() : 0);
        this.lastNumber = lastNumber;
    }

    /// The series of the trial that a cursor is at.
    ///
    /// @throws io.backgrid.engine.rule.RuleException if its parameters make no valid series
    T at(Cursor cursor) {
        long index = subgrid.index(cursor.places);
        if (lastNumber >= 0) {
            return last(index, cursor);
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

    private T last(long index, Cursor cursor) {
        if (cursor.seriesIndex[lastNumber] != index) {
            RuleEvaluator forgetful = new RuleEvaluator(bindings.bars());
            cursor.series[lastNumber] = side.apply(forgetful.series(formula.bind(bindings.at(cursor.places))));
            cursor.seriesIndex[lastNumber] = index;
        }
        return type.cast(cursor.series[lastNumber]);
    }
}
