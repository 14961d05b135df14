package io.backgrid.worker;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the state machine of sweeps hands from state to state.
///
/// @param sweep it runs
/// @param round how often it has gone over its shards before
record SweepEvent(SweepRef sweep, int round) {

    /// @throws IllegalArgumentException when it names no sweep
    static SweepEvent read(Map<String, Object> event) {
        SweepRef sweep = new SweepRef(
                new TenantId(String.valueOf(event.get("tenant"))), new JobId(String.valueOf(event.get("sweep_id"))));
        return new SweepEvent(sweep, event.get("round") instanceof Number round ? round.intValue() : 0);
    }

    /// The event that goes on.
    ///
    /// @param next which way
    Map<String, Object> answer(String next) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("tenant", sweep.tenant().value());
        answer.put("sweep_id", sweep.id().value());
        answer.put("round", round);
        answer.put("next", next);
        return answer;
    }
}
