package io.backgrid.engine.sweep;

import io.backgrid.engine.bits.Operand;
import io.backgrid.engine.bits.TruthBits;
import java.util.Arrays;
import java.util.List;

/// Where one thread is in a sweep, and the room it works in. Made once; a trial allocates nothing.
final class Cursor {
    /// Place of the trial's value on each axis.
    final int[] places;

    /// Room of the conditions that are computed for each trial, by their number.
    final TruthBits[] conditions;

    /// Recent ones of the series that are not kept in a table, by their number: a few each, and the combination that
    /// each of them belongs to, -1 for none.
    final Operand[][] series;

    final long[][] seriesIndex;

    /// @param rooms how many conditions need room
    /// @param recent how many series there is room for, of each of those that are not kept
    Cursor(int axes, int bars, int rooms, List<Integer> recent) {
        places = new int[axes];
        conditions = new TruthBits[rooms];
        Arrays.setAll(conditions, room -> new TruthBits(bars));
        series = new Operand[recent.size()][];
        seriesIndex = new long[recent.size()][];
        for (int number = 0; number < recent.size(); number++) {
            series[number] = new Operand[recent.get(number)];
            seriesIndex[number] = new long[recent.get(number)];
            Arrays.fill(seriesIndex[number], -1);
        }
    }
}
