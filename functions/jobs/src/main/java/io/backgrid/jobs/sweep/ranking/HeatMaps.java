package io.backgrid.jobs.sweep.ranking;

import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Heat maps over pairs of axes: the best value of each metric over everything else.
///
/// There is one for each pair of axes that have more than one value, in their order, up to [#MOST_MAPS] pairs of at
/// most
/// [#MOST_CELLS] cells.
public final class HeatMaps {
    /// Cells of a map: what an answer can hold, and an eye can tell apart.
    public static final int MOST_CELLS = 40_000;

    /// Maps of a sweep: all pairs of five axes.
    public static final int MOST_MAPS = 10;

    private static final TrialMetric[] METRICS = TrialMetric.values();

    private final TrialLayout layout;
    private final List<HeatMap> maps;

    /// Maps without any trial.
    public HeatMaps(TrialLayout layout) {
        this.layout = layout;
        this.maps = empty(layout);
    }

    private static List<HeatMap> empty(TrialLayout layout) {
        List<HeatMap> maps = new ArrayList<>();
        List<Axis> axes = layout.axes();
        for (int x = 0; x < axes.size(); x++) {
            for (int y = x + 1; y < axes.size(); y++) {
                int width = axes.get(x).size();
                int height = axes.get(y).size();
                if (width > 1 && height > 1 && (long) width * height <= MOST_CELLS && maps.size() < MOST_MAPS) {
                    double[][] best = new double[METRICS.length][width * height];
                    for (double[] cells : best) {
                        Arrays.fill(cells, Double.NaN);
                    }
                    maps.add(new HeatMap(x, y, width, height, best));
                }
            }
        }
        return maps;
    }

    /// Takes some rows.
    public void add(TrialRows rows) {
        int[] cells = new int[rows.size()];
        for (HeatMap map : maps) {
            for (int row = 0; row < cells.length; row++) {
                long trial = rows.trial(row);
                cells[row] = layout.place(map.y(), trial) * map.width() + layout.place(map.x(), trial);
            }
            for (int metric = 0; metric < METRICS.length; metric++) {
                add(rows, METRICS[metric], cells, map.best()[metric]);
            }
        }
    }

    private static void add(TrialRows rows, TrialMetric metric, int[] cells, double[] best) {
        double sign = metric.lowerIsBetter() ? -1 : 1;
        for (int row = 0; row < cells.length; row++) {
            double value = rows.number(metric, row);
            // Written so that any value replaces none, and none replaces no value.
            if (!Double.isNaN(value) && !(sign * value <= sign * best[cells[row]])) {
                best[cells[row]] = value;
            }
        }
    }

    /// The maps of all rows so far.
    public List<HeatMap> maps() {
        return maps;
    }
}
