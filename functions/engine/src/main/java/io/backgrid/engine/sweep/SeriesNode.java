package io.backgrid.engine.sweep;

import io.backgrid.engine.bits.Operand;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.signal.RuleEvaluator;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A number of a rule, over all trials: one series for each combination of the axes that it depends on, computed when
/// the first trial asks for it.
final class SeriesNode {
    private final Formula formula;
    private final Grid.Subgrid subgrid;
    private final Bindings bindings;
    // Empty if the series are too many to keep; then each thread has the last one it used.
    private final AtomicReferenceArray<Operand> kept;
    private final int lastNumber;

    /// @param lastNumber of the place in a cursor; -1 if all series are kept
    SeriesNode(Formula formula, Grid.Subgrid subgrid, Bindings bindings, int lastNumber) {
        this.formula = formula;
        this.subgrid = subgrid;
        this.bindings = bindings;
        this.kept = new AtomicReferenceArray<>(lastNumber < 0 ? (int) subgrid.size() : 0);
        this.lastNumber = lastNumber;
    }

    /// The series of the trial that a cursor is at.
    ///
    /// @throws io.backgrid.engine.rule.RuleException if its parameters make no valid series
    Operand at(Cursor cursor) {
        long index = subgrid.index(cursor.places);
        if (lastNumber >= 0) {
            return last(index, cursor);
        }
        Operand known = kept.get((int) index);
        if (known != null) {
            return known;
        }
        Operand computed;
        RuleEvaluator shared = bindings.evaluator();
        synchronized (shared) {
            computed = Operand.of(shared.series(formula.bind(bindings.at(cursor.places))));
        }
        kept.set((int) index, computed);
        return computed;
    }

    private Operand last(long index, Cursor cursor) {
        if (cursor.seriesIndex[lastNumber] != index) {
            RuleEvaluator forgetful = new RuleEvaluator(bindings.bars());
            cursor.series[lastNumber] = Operand.of(forgetful.series(formula.bind(bindings.at(cursor.places))));
            cursor.seriesIndex[lastNumber] = index;
        }
        return cursor.series[lastNumber];
    }
}
