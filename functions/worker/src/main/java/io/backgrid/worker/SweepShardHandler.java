package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.life.RunShard;
import jakarta.inject.Named;
import java.util.Map;

/// Runs one shard, which is an element of the manifest.
@Named("sweep-shard")
public final class SweepShardHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final JsonMapper JSON = new JsonMapper();

    private final RunShard run;

    public SweepShardHandler(RunShard run) {
        this.run = run;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        ShardTask task = Manifest.task(JSON.valueToTree(input));
        run.run(task);
        return Map.of("shard", task.shard().number());
    }
}
