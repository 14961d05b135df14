package io.backgrid.engine.bits;

import io.backgrid.engine.signal.Condition;
import io.backgrid.engine.spec.EntryMode;
import java.util.Arrays;

/// A [Condition] with 64 bars to a word: where it is true, and where it is false. Where it is neither it is undefined.
///
/// An object is written again and again by the methods that begin with `set`; what they read must be of as many bars
/// and must not be the object itself.
public final class TruthBits {
    private final int bars;
    private final long[] trues;
    private final long[] falses;
    // A bar from which on every one is defined, and before which none is true; -1 if there is none or it is not known.
    private int definedFrom = -1;

    /// Undefined at every bar.
    public TruthBits(int bars) {
        this.bars = bars;
        this.trues = new long[words(bars)];
        this.falses = new long[words(bars)];
    }

    /// Words that hold a bit for each bar.
    public static int words(int bars) {
        return (bars + Long.SIZE - 1) / Long.SIZE;
    }

    /// Bytes that the two results for so many bars take.
    public static long bytes(int bars) {
        return 2L * words(bars) * Long.BYTES;
    }

    /// The same bits in an object of the caller's own.
    public TruthBits copy() {
        TruthBits copy = new TruthBits(bars);
        System.arraycopy(trues, 0, copy.trues, 0, trues.length);
        System.arraycopy(falses, 0, copy.falses, 0, falses.length);
        copy.definedFrom = definedFrom;
        return copy;
    }

    /// Whether it is defined and true at a bar's close.
    public boolean holds(int bar) {
        return Bits.isSet(trues, bar);
    }

    /// Whether it is true or false at a bar's close.
    public boolean isDefined(int bar) {
        return Bits.isSet(trues, bar) || Bits.isSet(falses, bar);
    }

    /// As [Condition#above].
    public void setAbove(Operand.Left left, Operand.Right right) {
        compare(left, right, trues, falses);
    }

    /// As [Condition#below].
    public void setBelow(Operand.Left left, Operand.Right right) {
        compare(left, right, falses, trues);
    }

    private void compare(Operand.Left left, Operand.Right right, long[] above, long[] below) {
        int first = Math.min(bars, Math.max(left.firstValid(), right.firstValid()));
        int firstWord = first / Long.SIZE;
        Arrays.fill(trues, 0, firstWord, 0);
        Arrays.fill(falses, 0, firstWord, 0);
        Comparers.chosen().compare(left, right, firstWord, above, below);
        definedFrom = first;
        long ofInterest = -1L << first;
        for (int word = firstWord; word < trues.length; word++) {
            long open = ~(above[word] | below[word]) & ofInterest;
            ofInterest = -1;
            if (open != 0) {
                decideWord(word, open & existing(word), left, right, above, below);
            }
        }
    }

    /// Decides the bars of a word that a comparer left open.
    private void decideWord(int word, long open, Operand.Left left, Operand.Right right, long[] above, long[] below) {
        long rest = open;
        while (rest != 0) {
            int bar = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            decide(bar, left.values()[bar], right.values()[bar], above, below);
        }
    }

    /// Decides a bar whose values are close, tied or undefined.
    private void decide(int bar, double left, double right, long[] above, long[] below) {
        double excess = left - right;
        if (Double.isNaN(excess)) {
            definedFrom = -1;
        } else if (isTied(excess, right)) {
            Bits.set(wasTrue(bar) ? trues : falses, bar);
        } else {
            Bits.set(excess > 0 ? above : below, bar);
        }
    }

    private static boolean isTied(double excess, double right) {
        return Math.abs(excess) <= Condition.TIE * Math.abs(right);
    }

    /// The last defined state before a bar; false where there is none.
    private boolean wasTrue(int bar) {
        int word = bar / Long.SIZE;
        long earlier = (1L << bar) - 1;
        while (word >= 0) {
            long defined = (trues[word] | falses[word]) & earlier;
            if (defined != 0) {
                return (trues[word] & Long.highestOneBit(defined)) != 0;
            }
            earlier = -1;
            word--;
        }
        return false;
    }

    /// True where two values are tied, defined where both are.
    public void setTied(Operand.Left left, Operand.Right right) {
        definedFrom = -1;
        Arrays.fill(trues, 0);
        Arrays.fill(falses, 0);
        for (int bar = Math.max(left.firstValid(), right.firstValid()); bar < bars; bar++) {
            double excess = left.values()[bar] - right.values()[bar];
            if (!Double.isNaN(excess)) {
                Bits.set(isTied(excess, right.values()[bar]) ? trues : falses, bar);
            }
        }
    }

    private static boolean known(TruthBits left, TruthBits right) {
        return left.definedFrom >= 0 && right.definedFrom >= 0;
    }

    /// Whether no bar before one is defined.
    private boolean isUndefinedBefore(int bar) {
        for (int word = 0; word * Long.SIZE < bar; word++) {
            long earlier = (word + 1) * Long.SIZE <= bar ? -1L : (1L << bar) - 1;
            if (((trues[word] | falses[word]) & earlier) != 0) {
                return false;
            }
        }
        return true;
    }

    /// False where one of both is false, true where both are true, undefined elsewhere.
    public void setAnd(TruthBits left, TruthBits right) {
        definedFrom = known(left, right) ? Math.max(left.definedFrom, right.definedFrom) : -1;
        for (int word = 0; word < trues.length; word++) {
            trues[word] = left.trues[word] & right.trues[word];
            falses[word] = left.falses[word] | right.falses[word];
        }
    }

    /// True where one of both is true, false where both are false, undefined elsewhere.
    public void setOr(TruthBits left, TruthBits right) {
        boolean together = known(left, right) && left.definedFrom == right.definedFrom;
        definedFrom = together ? left.definedFrom : -1;
        for (int word = 0; word < trues.length; word++) {
            trues[word] = left.trues[word] | right.trues[word];
            falses[word] = left.falses[word] & right.falses[word];
        }
    }

    /// True where the other is false, false where it is true.
    public void setNot(TruthBits other) {
        definedFrom = other.isUndefinedBefore(other.definedFrom) ? other.definedFrom : -1;
        System.arraycopy(other.falses, 0, trues, 0, trues.length);
        System.arraycopy(other.trues, 0, falses, 0, falses.length);
    }

    /// What the other was some bars earlier; undefined before there were as many.
    public void setLag(TruthBits other, int lag) {
        definedFrom = other.definedFrom < 0 ? -1 : Math.min(bars, other.definedFrom + lag);
        Bits.shift(other.trues, lag, trues);
        Bits.shift(other.falses, lag, falses);
        trues[trues.length - 1] &= existing(trues.length - 1);
        falses[falses.length - 1] &= existing(falses.length - 1);
    }

    /// True where the other is and was false when last defined; defined wherever the other is.
    public void setTurnsTrue(TruthBits other) {
        definedFrom = other.definedFrom;
        Turns.mark(other.trues, other.falses, trues);
        for (int word = 0; word < falses.length; word++) {
            falses[word] = (other.trues[word] | other.falses[word]) & ~trues[word];
        }
    }

    /// Writes the bars that ask for an entry, as [Condition#entries] says.
    public void entries(EntryMode mode, long[] entries) {
        switch (mode) {
            case STATE -> System.arraycopy(trues, 0, entries, 0, trues.length);
            case CROSS -> Turns.mark(trues, falses, entries);
        }
    }

    /// Writes the bars on which the condition does not hold; bits past the last bar have no meaning.
    public void exits(long[] exits) {
        for (int word = 0; word < trues.length; word++) {
            exits[word] = ~trues[word];
        }
    }

    /// Lists the bars that decide something for who enters a long position by this condition and leaves it as soon as
    /// it does not hold: by turns, one to enter and one to leave.
    ///
    /// @param end where to stop, at most the number of bars
    /// @param turns receives them; must have room for four more than there are bars
    /// @return how many there are, or -1 if undefined bars may lie between defined ones, where this cannot tell
    public int turns(EntryMode mode, int end, int[] turns) {
        if (definedFrom < 0) {
            return -1;
        }
        int count = Turns.edges(trues, definedFrom, end, turns);
        boolean heldFromTheStart =
                definedFrom < end && Bits.isSet(trues, definedFrom) && isUndefinedBefore(definedFrom);
        if (mode == EntryMode.STATE || !heldFromTheStart) {
            return count;
        }
        // What held from the start has not turned true.
        int dropped = Math.min(2, count);
        System.arraycopy(turns, dropped, turns, 0, count - dropped);
        return count - dropped;
    }

    /// The bits of a word that stand for bars.
    private long existing(int word) {
        int left = bars - word * Long.SIZE;
        return left >= Long.SIZE ? -1L : (1L << left) - 1;
    }
}
