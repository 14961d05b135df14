package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.TrialLayout;
import io.backgrid.jobs.sweep.ranking.HeatMaps;

/// Reads heat maps, and makes one anew from the parts when its file is missing or was changed.
public final class HeatMapReader {
    private final SweepResultStore results;
    private final StoredRows rows;

    public HeatMapReader(PartStore parts, SweepResultStore results) {
        this.results = results;
        this.rows = new StoredRows(parts, results);
    }

    /// One of the maps that a completed sweep has.
    ///
    /// @throws DamagedPartException when the parts are needed and one is missing or damaged
    public HeatMap read(Sweep sweep, SweepCompletion completion, HeatMapRef map) {
        TrialLayout layout = TrialLayout.of(sweep.request());
        return results.heatMap(sweep.ref(), layout, map.x(), map.y(), map.sha256())
                .orElseGet(() -> anew(sweep, completion, layout, map));
    }

    private HeatMap anew(Sweep sweep, SweepCompletion completion, TrialLayout layout, HeatMapRef map) {
        HeatMaps maps = new HeatMaps(layout);
        rows.each(sweep, completion, maps::add);
        return maps.maps().stream()
                .filter(each -> each.x() == map.x() && each.y() == map.y())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a sweep has a heat map that its grid has not"));
    }
}
