package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.fakes.SweepWorld;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.SweepEvent;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.TrialCounts;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A world, and short words for what tests ask of its sweeps.
record Swept(World world, SweepWorld sweeping) {
    /// Six trials of which each runs and trades.
    static final String SIX = """
            {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": [2, 3, 4], "slow": [5, 8]},
             "keep_curves": 2}""";

    /// Shards of two rows.
    static final ShardSizing PAIRS = new ShardSizing(5, 2, 1_000);

    static Swept inShardsOf(int rows) {
        return with(new ShardSizing(5, rows, 100_000));
    }

    static Swept with(ShardSizing sizing) {
        World world = new World();
        return new Swept(world, new SweepWorld(world, sizing));
    }

    SweepRef ran(String request) {
        SweepRef ref = sweeping.accept(request);
        sweeping.run().run(ref);
        return ref;
    }

    SweepCompletion completion(SweepRef ref) {
        assertThat(sweeping.sweep(ref).state()).isInstanceOf(SweepState.Completed.class);
        return ((SweepState.Completed) sweeping.sweep(ref).state()).completion();
    }

    SweepState.Failed failed(SweepRef ref) {
        assertThat(sweeping.sweep(ref).state()).isInstanceOf(SweepState.Failed.class);
        return (SweepState.Failed) sweeping.sweep(ref).state();
    }

    JobFailure failure(SweepRef ref) {
        return failed(ref).failure();
    }

    SweepProgress progress(SweepRef ref) {
        return world.ledger.progress(ref);
    }

    List<ShardTask> tasks(SweepRef ref) {
        return Manifest.read(world.sweepResults.manifest(ref).orElseThrow());
    }

    /// The stored rows of each shard.
    List<TrialRows> parts(SweepRef ref) {
        return tasks(ref).stream()
                .map(task -> world.parts
                        .read(ref, world.parts.find(ref, task.address()).orElseThrow())
                        .orElseThrow())
                .toList();
    }

    /// All stored trials in their order, each with all that is said about it.
    List<String> rows(SweepRef ref) {
        return parts(ref).stream().flatMap(part -> texts(part).stream()).toList();
    }

    static List<String> texts(TrialRows rows) {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            StringBuilder text = new StringBuilder("trial " + rows.trial(row) + " " + rows.status(row));
            for (TrialMetric metric : TrialMetric.values()) {
                text.append(' ').append(rows.number(metric, row)).append(rows.undefined(metric, row));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    static List<Long> trials(TrialRows rows) {
        List<Long> trials = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            trials.add(rows.trial(row));
        }
        return trials;
    }

    /// What of a completed sweep must not depend on how it was run.
    record Result(
            String sha256,
            TrialCounts counts,
            Map<TrialMetric, Quantiles> quantiles,
            List<Long> best,
            List<String> index,
            List<String> heatMaps,
            List<String> curves,
            List<String> rows) {}

    Result result(SweepRef ref) {
        SweepCompletion completion = completion(ref);
        TrialLayout layout = TrialLayout.of(sweeping.sweep(ref).request());
        List<String> maps = new ArrayList<>();
        for (HeatMapRef map : completion.heatMaps()) {
            maps.add(map.x() + "-" + map.y() + " "
                    + Arrays.deepToString(world.sweepResults
                            .heatMap(ref, layout, map.x(), map.y(), map.sha256())
                            .orElseThrow()
                            .best()));
        }
        return new Result(
                completion.resultSha256(),
                completion.counts(),
                completion.quantiles(),
                completion.best(),
                texts(world.sweepResults.index(ref, completion.indexSha256()).orElseThrow()),
                maps,
                world.sweepResults.names(ref).stream()
                        .filter(name -> name.startsWith("curve"))
                        .toList(),
                rows(ref));
    }

    <T extends SweepEvent> List<T> told(SweepRef ref, Class<T> kind) {
        return world.journal.of(ref).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
