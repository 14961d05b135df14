package io.backgrid.engine.sweep;

import io.backgrid.engine.bits.Operand;
import io.backgrid.engine.bits.TruthBits;
import java.util.Arrays;

/// Where one thread is in a sweep, and the room it works in. Made once; a trial allocates nothing.
final class Cursor {
    /// Place of the trial's value on each axis.
    final int[] places;

    /// Room of the conditions that are computed for each trial, by their number.
    final TruthBits[] conditions;

    /// Series that are not kept in a table, by their number: the last one, and the combination it belongs to.
    final Operand[] series;

    final long[] seriesIndex;

    /// @param rooms how many conditions need room
    /// @param lastSeries how many series are not kept
    Cursor(int axes, int bars, int rooms, int lastSeries) {
        places = new int[axes];
        conditions = new TruthBits[rooms];
        Arrays.setAll(conditions, room -> new TruthBits(bars));
        series = new Operand[lastSeries];
        seriesIndex = new long[lastSeries];
        Arrays.fill(seriesIndex, -1);
    }
}
