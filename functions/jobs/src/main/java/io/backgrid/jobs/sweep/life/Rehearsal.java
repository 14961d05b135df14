package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.request.SweepRequest;
import io.backgrid.jobs.request.SweepRequestReader;
import io.backgrid.jobs.sweep.TrialLayout;

/// A sweep on a sample that is computed and thrown away. What computes sweeps is loaded and compiled then, which would
/// take
/// several times as long as the first shard itself.
public final class Rehearsal {
    /// Half of a second of work, if everything is compiled.
    private static final SweepRequestReader.Resolved PIECE =
            SweepRequestReader.read("""
            {"symbols": ["AAPL"], "strategy": "ma_crossover",
             "params": {"fast": {"from": 2, "to": 301, "step": 1}, "slow": {"from": 2, "to": 301, "step": 1}}}""", choice -> Samples.find(choice.name()), Integer.MAX_VALUE);

    private final PartStore parts;

    public Rehearsal(PartStore parts) {
        this.parts = parts;
    }

    /// Computes the sweep some times; nothing is stored.
    ///
    /// @return how many trials that were
    public long run(int times) {
        SweepRequest request = PIECE.request();
        Bars bars = Samples.read(PIECE.data().getFirst().name()).bars();
        long rows = 0;
        for (int time = 0; time < times; time++) {
            PartStore.Writer writer = parts.writer(TrialLayout.of(request));
            SeriesTrials.of(request.grid(), bars).run(0, PIECE.trials(), 0, writer);
            rows += writer.rows();
        }
        return rows;
    }
}
