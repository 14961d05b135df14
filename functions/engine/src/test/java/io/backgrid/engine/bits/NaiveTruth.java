package io.backgrid.engine.bits;

import io.backgrid.engine.signal.Condition;
import io.backgrid.engine.spec.EntryMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// A condition written down in the plainest way.
///
/// @param states per bar 1 for true, -1 for false, 0 for undefined
@SuppressWarnings("ArrayRecordComponent")
record NaiveTruth(int[] states) {
    static NaiveTruth of(Condition condition) {
        return each(condition.size(), bar -> condition.holds(bar) ? 1 : condition.isDefined(bar) ? -1 : 0);
    }

    static NaiveTruth of(TruthBits bits, int size) {
        return each(size, bar -> bits.holds(bar) ? 1 : bits.isDefined(bar) ? -1 : 0);
    }

    static NaiveTruth tied(double[] left, double[] right) {
        return each(left.length, bar -> {
            double excess = Math.abs(left[bar] - right[bar]);
            return Double.isNaN(excess) ? 0 : excess <= 1e-12 * Math.abs(right[bar]) ? 1 : -1;
        });
    }

    private static NaiveTruth each(int size, IntUnaryOperator state) {
        int[] states = new int[size];
        Arrays.setAll(states, state);
        return new NaiveTruth(states);
    }

    NaiveTruth and(NaiveTruth other) {
        return each(states.length, bar -> {
            boolean isFalse = states[bar] < 0 || other.states[bar] < 0;
            boolean isTrue = states[bar] > 0 && other.states[bar] > 0;
            return isFalse ? -1 : isTrue ? 1 : 0;
        });
    }

    NaiveTruth or(NaiveTruth other) {
        return not().and(other.not()).not();
    }

    NaiveTruth not() {
        return each(states.length, bar -> -states[bar]);
    }

    NaiveTruth lag(int bars) {
        return each(states.length, bar -> bar < bars ? 0 : states[bar - bars]);
    }

    NaiveTruth turnsTrue() {
        return each(states.length, bar -> states[bar] == 0 ? 0 : states[bar] > 0 && stateBefore(bar) < 0 ? 1 : -1);
    }

    /// The last one that is not undefined.
    private int stateBefore(int bar) {
        int before = bar - 1;
        while (before >= 0 && states[before] == 0) {
            before--;
        }
        return before < 0 ? 0 : states[before];
    }

    boolean holds(int bar) {
        return states[bar] > 0;
    }

    /// Bars on which somebody enters and leaves, by turns, who looks at one bar after the other.
    List<Integer> turns(EntryMode mode, int end) {
        NaiveTruth entries = mode == EntryMode.STATE ? this : turnsTrue();
        List<Integer> turns = new ArrayList<>();
        for (int bar = 0; bar < end; bar++) {
            boolean held = turns.size() % 2 == 1;
            if (held ? !holds(bar) : entries.holds(bar)) {
                turns.add(bar);
            }
        }
        return turns;
    }
}
