package io.backgrid.engine.sweep;

import io.backgrid.engine.bits.Operand;
import io.backgrid.engine.bits.TruthBits;
import io.backgrid.engine.rule.Expression;
import io.backgrid.engine.rule.Formula;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A condition of a rule, over all trials. It is computed in a room of the cursor, or kept for each combination of the
/// axes that it depends on.
sealed interface ConditionNode {
    /// The condition of the trial that a cursor is at; to be read before the cursor moves on.
    ///
    /// @throws io.backgrid.engine.rule.RuleException if its parameters make no valid condition
    TruthBits at(Cursor cursor);

    /// How two numbers compare.
    enum Relation {
        ABOVE,
        BELOW,
        TIED
    }

    /// Compares two series.
    record Compared(Relation relation, SeriesNode<Operand.Left> left, SeriesNode<Operand.Right> right, int room)
            implements ConditionNode {
        @Override
        public TruthBits at(Cursor cursor) {
            TruthBits result = cursor.conditions[room];
            switch (relation) {
                case ABOVE -> result.setAbove(left.at(cursor), right.at(cursor));
                case BELOW -> result.setBelow(left.at(cursor), right.at(cursor));
                case TIED -> result.setTied(left.at(cursor), right.at(cursor));
            }
            return result;
        }
    }

    /// Both of two.
    record Both(ConditionNode left, ConditionNode right, int room) implements ConditionNode {
        @Override
        public TruthBits at(Cursor cursor) {
            TruthBits result = cursor.conditions[room];
            result.setAnd(left.at(cursor), right.at(cursor));
            return result;
        }
    }

    /// One of two.
    record Either(ConditionNode left, ConditionNode right, int room) implements ConditionNode {
        @Override
        public TruthBits at(Cursor cursor) {
            TruthBits result = cursor.conditions[room];
            result.setOr(left.at(cursor), right.at(cursor));
            return result;
        }
    }

    /// The opposite.
    record Not(ConditionNode operand, int room) implements ConditionNode {
        @Override
        public TruthBits at(Cursor cursor) {
            TruthBits result = cursor.conditions[room];
            result.setNot(operand.at(cursor));
            return result;
        }
    }

    /// What turns true.
    record Turning(ConditionNode operand, int room) implements ConditionNode {
        @Override
        public TruthBits at(Cursor cursor) {
            TruthBits result = cursor.conditions[room];
            result.setTurnsTrue(operand.at(cursor));
            return result;
        }
    }

    /// What was some bars earlier.
    ///
    /// @param bars how many, a constant of each trial
    record Lagged(ConditionNode operand, Formula bars, Bindings bindings, int room) implements ConditionNode {
        @Override
        public TruthBits at(Cursor cursor) {
            Expression bound = bars.bind(bindings.at(cursor.places)).expression();
            if (!(bound instanceof Expression.Literal(double lag))) {
                throw new IllegalStateException("not folded: " + bound);
            }
            TruthBits result = cursor.conditions[room];
            result.setLag(operand.at(cursor), (int) lag);
            return result;
        }
    }

    /// A condition that depends on few enough combinations to keep each.
    record Kept(ConditionNode computed, Grid.Subgrid subgrid, AtomicReferenceArray<TruthBits> known)
            implements ConditionNode {
        @Override
        public TruthBits at(Cursor cursor) {
            int index = (int) subgrid.index(cursor.places);
            TruthBits kept = known.get(index);
            if (kept != null) {
                return kept;
            }
            TruthBits fresh = computed.at(cursor).copy();
            known.set(index, fresh);
            return fresh;
        }
    }
}
