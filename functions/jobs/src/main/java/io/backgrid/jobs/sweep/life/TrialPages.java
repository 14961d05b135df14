package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.ranking.TopRows;
import io.backgrid.jobs.sweep.ranking.TrialOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// Pages of a sweep's trials in any order. The first [TopRows#RANKED] places are cut from the index; what lies behind
/// them, or when the index is gone, is looked for in the parts.
public final class TrialPages {
    private final SweepResultStore results;
    private final StoredRows stored;

    public TrialPages(PartStore parts, SweepResultStore results) {
        this.results = results;
        this.stored = new StoredRows(parts, results);
    }

    /// Where a page ended.
    ///
    /// @param value of its last trial, NaN when it has none
    /// @param trial its number
    public record Place(double value, long trial) {}

    /// Some trials in their order.
    ///
    /// @param rows of them
    /// @param next where the next page goes on, empty on the last one
    public record Page(TrialRows rows, Optional<Place> next) {}

    /// One page.
    ///
    /// @param limit at most this many trials, at least 1
    /// @param after where the page before ended
    /// @throws DamagedPartException when a part that is needed is missing or damaged
    public Page page(Sweep sweep, SweepCompletion completion, TrialOrder order, int limit, Optional<Place> after) {
        Optional<TrialRows> index = results.index(sweep.ref(), completion.indexSha256());
        if (index.isPresent()) {
            TrialRows rows = index.get();
            boolean all = rows.size() == completion.counts().tried();
            List<Integer> places = IntStream.range(0, rows.size())
                    .boxed()
                    .sorted(order.of(rows))
                    .limit(all ? rows.size() : TopRows.RANKED)
                    // Of trials without a value the index has only some.
                    .filter(row -> all || !Double.isNaN(rows.number(order.metric(), row)))
                    .filter(row -> isBehind(order, after, rows, row))
                    .limit(limit + 1L)
                    .toList();
            if (all || places.size() > limit) {
                return page(rows, places, order, limit);
            }
        }
        return fromParts(sweep, completion, order, limit, after);
    }

    private Page fromParts(
            Sweep sweep, SweepCompletion completion, TrialOrder order, int limit, Optional<Place> after) {
        AtomicReference<TrialRows> first = new AtomicReference<>(TrialRows.withoutBlocks(new long[0]));
        stored.each(sweep, completion, rows -> first.set(first(joined(first.getPlain(), rows), order, limit, after)));
        TrialRows rows = first.getPlain();
        return page(rows, IntStream.range(0, rows.size()).boxed().toList(), order, limit);
    }

    private static TrialRows first(TrialRows rows, TrialOrder order, int limit, Optional<Place> after) {
        List<Integer> best = IntStream.range(0, rows.size())
                .filter(row -> isBehind(order, after, rows, row))
                .boxed()
                .sorted(order.of(rows))
                .limit(limit + 1L)
                .toList();
        return chosen(rows, best);
    }

    private static boolean isBehind(TrialOrder order, Optional<Place> after, TrialRows rows, int row) {
        return after.isEmpty()
                || order.compare(
                                after.get().value(),
                                after.get().trial(),
                                rows.number(order.metric(), row),
                                rows.trial(row))
                        < 0;
    }

    private static Page page(TrialRows rows, List<Integer> places, TrialOrder order, int limit) {
        TrialRows page = chosen(rows, places.subList(0, Math.min(limit, places.size())));
        int last = page.size() - 1;
        Optional<Place> next = places.size() > limit
                ? Optional.of(new Place(page.number(order.metric(), last), page.trial(last)))
                : Optional.empty();
        return new Page(page, next);
    }

    private static TrialRows joined(TrialRows some, TrialRows more) {
        long[] trials = new long[some.size() + more.size()];
        TrialRows both = TrialRows.withoutBlocks(trials);
        for (int row = 0; row < trials.length; row++) {
            boolean first = row < some.size();
            TrialRows source = first ? some : more;
            int place = first ? row : row - some.size();
            trials[row] = source.trial(place);
            both.copy(source, place, row);
        }
        return both;
    }

    private static TrialRows chosen(TrialRows rows, List<Integer> places) {
        long[] trials = new long[places.size()];
        TrialRows some = TrialRows.withoutBlocks(trials);
        for (int row = 0; row < trials.length; row++) {
            trials[row] = rows.trial(places.get(row));
            some.copy(rows, places.get(row), row);
        }
        return some;
    }
}
