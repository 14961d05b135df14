package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import java.util.List;
import java.util.function.Consumer;

/// All rows of a completed sweep.
record StoredRows(PartStore parts, SweepResultStore results) {

    /// Hands over the rows of each part, in the order of their trials.
    ///
    /// @throws DamagedPartException when the manifest or a part is missing or was changed
    void each(Sweep sweep, SweepCompletion completion, Consumer<TrialRows> sink) {
        List<ShardTask> tasks = results.manifest(sweep.ref())
                .flatMap(manifest -> Manifest.read(manifest, completion.manifest()))
                .orElseThrow(DamagedPartException::new);
        for (ShardTask task : tasks) {
            Part part = parts.find(sweep.ref(), task.address()).orElseThrow(DamagedPartException::new);
            sink.accept(parts.read(sweep.ref(), part).orElseThrow(DamagedPartException::new));
        }
    }
}
