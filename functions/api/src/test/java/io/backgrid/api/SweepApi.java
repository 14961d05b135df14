package io.backgrid.api;

import io.backgrid.jobs.fakes.SweepWorld;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.List;

/// The calls of sweeps on fakes.
final class SweepApi {
    /// Two averages on 60 bars: six trials, of which `where` leaves five.
    static final String REQUEST = """
            {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": [2, 3, 5], "slow": [5, 8]},
             "where": "fast < slow", "keep_curves": 2}""";

    final Api api = new Api();
    final World world = api.world;

    static Request post(String body) {
        return Request.of("POST", "/api/v1/sweeps").json(body);
    }

    static Request estimate(String body) {
        return Request.of("POST", "/api/v1/sweeps/estimate").json(body);
    }

    static Request get(SweepRef ref, String part) {
        return Request.of("GET", "/api/v1/sweeps/{sweep_id}" + part)
                .path("sweep_id", ref.id().value());
    }

    /// Accepts a sweep that runs nowhere yet.
    SweepRef accept(String request) {
        return world.sweeping().accept(request);
    }

    /// Accepts a sweep and runs it to its end.
    SweepRef completed(String request) {
        return completed(request, ShardSizing.USUAL);
    }

    /// Accepts a sweep and runs it to its end in shards of a size.
    SweepRef completed(String request, ShardSizing sizing) {
        SweepWorld sweeping = new SweepWorld(world, sizing);
        SweepRef ref = sweeping.accept(request);
        sweeping.run().run(ref);
        return ref;
    }

    List<ShardTask> shards(SweepRef ref) {
        return Manifest.read(world.sweepResults.manifest(ref).orElseThrow());
    }

    Reply read(Request request) {
        return api.read(request);
    }
}
