package io.backgrid.jobs.sweep.ranking;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.TrialCounts;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Everything that is said about a sweep as a whole, from its rows as they stream by in the order of their trials.
///
/// Quantiles are exact, so the values of a metric have to be held at once. Where those of all metrics are more than
/// [#VALUES_HELD], the rows are gone through again with the next metrics, until [#isDone()].
public final class Ranking {
    /// Values held at once: 256 MiB.
    static final long VALUES_HELD = 1 << 25;

    private static final TrialMetric[] METRICS = TrialMetric.values();

    private final int trials;
    private final int metricsAtOnce;
    private final RowDigest digest = new RowDigest();
    private final TopRows top = new TopRows();
    private final HeatMaps maps;
    private final Map<TrialStatus, Long> counts = new EnumMap<>(TrialStatus.class);
    private final Map<TrialMetric, Quantiles> quantiles = new EnumMap<>(TrialMetric.class);
    private List<MetricValues> held = List.of();
    private long profitable;
    private String sha256 = "";

    /// @param trials that all rows together are
    public Ranking(TrialLayout layout, long trials) {
        this(layout, trials, VALUES_HELD);
    }

    Ranking(TrialLayout layout, long trials, long valuesHeld) {
        this.trials = Math.toIntExact(trials);
        this.metricsAtOnce = Math.clamp(valuesHeld / Math.max(1, trials), 1, METRICS.length);
        this.maps = new HeatMaps(layout);
        hold();
    }

    /// Takes some rows, whose trials come after those before.
    public void add(TrialRows rows) {
        if (quantiles.isEmpty()) {
            digest.add(rows);
            top.add(rows);
            maps.add(rows);
            count(rows);
        }
        held.forEach(values -> values.add(rows));
    }

    private void count(TrialRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            counts.merge(rows.status(row), 1L, Long::sum);
            if (rows.number(TrialMetric.TOTAL_RETURN, row) > 0) {
                profitable++;
            }
        }
    }

    /// To be called when all rows have been taken.
    ///
    /// @return whether that was enough; else all rows are to be taken once more
    public boolean isDone() {
        if (quantiles.isEmpty()) {
            sha256 = digest.sha256();
        }
        held.forEach(values -> quantiles.put(values.metric(), values.quantiles()));
        hold();
        return held.isEmpty();
    }

    private void hold() {
        List<MetricValues> next = new ArrayList<>();
        for (TrialMetric metric : METRICS) {
            if (!quantiles.containsKey(metric) && next.size() < metricsAtOnce) {
                next.add(new MetricValues(metric, trials));
            }
        }
        held = next;
    }

    /// What became of the trials.
    public TrialCounts counts() {
        return new TrialCounts(
                counts.getOrDefault(TrialStatus.RAN, 0L),
                counts.getOrDefault(TrialStatus.INVALID, 0L),
                counts.getOrDefault(TrialStatus.TOO_FEW_BARS, 0L),
                counts.getOrDefault(TrialStatus.OVERFLOW, 0L),
                profitable);
    }

    /// How each metric is spread.
    public Map<TrialMetric, Quantiles> quantiles() {
        return quantiles;
    }

    /// The best value of each metric over pairs of axes.
    public List<HeatMap> heatMaps() {
        return maps.maps();
    }

    /// The rows that lists begin with, in the order of their trials.
    public TrialRows index() {
        return top.rows();
    }

    /// The trials that rank first by a metric: the best value first, equal ones by trial number.
    ///
    /// @param most at most [TopRows#RANKED]
    public List<Long> best(TrialMetric metric, int most) {
        TrialRows rows = index();
        TrialOrder order = TrialOrder.bestFirst(metric);
        return IntStream.range(0, rows.size())
                .filter(row -> !Double.isNaN(rows.number(metric, row)))
                .boxed()
                .sorted(order.of(rows))
                .limit(most)
                .map(rows::trial)
                .toList();
    }

    /// The hash of all rows.
    public String sha256() {
        return sha256;
    }
}
