package io.backgrid.jobs;

import java.util.List;

/// A proof that nothing in a result looked at a later bar.
///
/// @param cuts        last bar of each shortened series that was run beside the whole one, counted from 0
/// @param comparisons decisions, points and fills that were compared, all of them equal
public record NoLookahead(List<Integer> cuts, long comparisons) {
    public NoLookahead {
        cuts = List.copyOf(cuts);
    }
}
