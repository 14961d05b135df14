package io.backgrid.jobs.sweep.ranking;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import java.util.BitSet;
import java.util.List;

/// The rows that rank highest and lowest by each metric, of all that have been seen.
///
/// As long as there are few rows all are kept. Otherwise the first [#RANKED] by any metric from either end are among
/// those that are kept, so that the first pages of any list can be cut from these alone.
public final class TopRows {
    /// Places from either end that are known for each metric.
    public static final int RANKED = 1_000;

    /// Rows up to which all are kept: as many as the ends of all metrics may be.
    public static final int ALL = 2 * RANKED * TrialMetric.values().length;

    private static final TrialRows NONE = TrialRows.withoutBlocks(new long[0]);

    private TrialRows kept = NONE;
    private boolean keptAll = true;

    /// Looks at some more rows, whose trials come after those before.
    void add(TrialRows more) {
        if (kept.size() + more.size() <= ALL) {
            BitSet chosen = new BitSet();
            chosen.set(0, kept.size() + more.size());
            kept = copy(more, chosen);
        } else {
            keptAll = false;
            keepEnds(more);
        }
    }

    private void keepEnds(TrialRows more) {
        BitSet chosen = new BitSet();
        for (TrialMetric metric : TrialMetric.values()) {
            choose(metric, more, chosen);
        }
        kept = copy(more, chosen);
    }

    /// The rows, in the order of their trials. They do not depend on how many were added at a time.
    TrialRows rows() {
        if (!keptAll) {
            keepEnds(NONE);
        }
        return kept;
    }

    private void choose(TrialMetric metric, TrialRows more, BitSet chosen) {
        Ends high = new Ends(RANKED, true);
        Ends low = new Ends(RANKED, false);
        int base = 0;
        for (TrialRows rows : List.of(kept, more)) {
            for (int row = 0; row < rows.size(); row++) {
                double value = rows.number(metric, row);
                if (!Double.isNaN(value)) {
                    high.offer(value, rows.trial(row), base + row);
                    low.offer(value, rows.trial(row), base + row);
                }
            }
            base += rows.size();
        }
        high.mark(chosen);
        low.mark(chosen);
    }

    private TrialRows copy(TrialRows more, BitSet chosen) {
        int[] places = chosen.stream().toArray();
        long[] trials = new long[places.length];
        TrialRows rows = TrialRows.withoutBlocks(trials);
        for (int row = 0; row < places.length; row++) {
            boolean before = places[row] < kept.size();
            TrialRows source = before ? kept : more;
            int place = before ? places[row] : places[row] - kept.size();
            trials[row] = source.trial(place);
            rows.copy(source, place, row);
        }
        return rows;
    }
}
