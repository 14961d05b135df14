package io.backgrid.aws.parquet;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A heat map as Parquet: a row for each cell with its values on both axes, named as in a part, and the best value of
/// each metric, empty where no trial has one. The axis that goes to the right changes fastest.
public final class HeatMapFile {
    private static final String FORMAT = "heatmap 1";
    private static final TrialMetric[] METRICS = TrialMetric.values();

    private HeatMapFile() {}

    /// The same map gives the same bytes.
    public static byte[] write(HeatMap map, TrialLayout layout, Map<String, String> metadata) {
        List<Double> x = layout.axes().get(map.x()).values();
        List<Double> y = layout.axes().get(map.y()).values();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number(layout.columns().get(map.x()), cell -> x.get(cell % map.width()))
                .repeating());
        columns.add(Column.number(layout.columns().get(map.y()), cell -> y.get(cell / map.width()))
                .repeating());
        for (int metric = 0; metric < METRICS.length; metric++) {
            double[] best = map.best()[metric];
            columns.add(Column.number(METRICS[metric].wireName(), cell -> best[cell])
                    .when(cell -> !Double.isNaN(best[cell])));
        }
        Map<String, String> all = new TreeMap<>(metadata);
        all.put(TableFormat.KEY, FORMAT);
        return TableWriter.write("heatmap", columns, map.width() * map.height(), all);
    }

    /// The map of a file.
    ///
    /// @param x place of the axis that goes to the right
    /// @param y place of the axis that goes up
    /// @throws IllegalStateException when the file is no such file
    public static HeatMap read(byte[] file, TrialLayout layout, int x, int y) {
        List<String> names = Arrays.stream(METRICS).map(TrialMetric::wireName).toList();
        TableReader table = TableReader.read(file, List.of(FORMAT), names);
        double[][] best = new double[METRICS.length][];
        for (int metric = 0; metric < METRICS.length; metric++) {
            String name = names.get(metric);
            best[metric] = table.numbers(name);
            for (int cell = 0; cell < table.rows(); cell++) {
                if (!table.has(name, cell)) {
                    best[metric][cell] = Double.NaN;
                }
            }
        }
        int width = layout.axes().get(x).size();
        return new HeatMap(x, y, width, table.rows() / width, best);
    }
}
