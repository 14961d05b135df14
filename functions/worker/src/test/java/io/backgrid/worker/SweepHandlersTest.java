package io.backgrid.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.life.SweepEndedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The four functions that the state machine of sweeps calls.
class SweepHandlersTest {
    /// Two averages on 60 bars, one shard.
    static final String REQUEST = """
            {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": [2, 3], "slow": [5, 8]}}""";

    private static final JsonMapper JSON = new JsonMapper();

    private final World world = new World();
    private final SweepRef ref = world.sweeping().accept(REQUEST);

    private Map<String, Object> event() {
        return new HashMap<>(Map.of("tenant", "acme", "sweep_id", ref.id().value()));
    }

    private Map<String, Object> plan(Map<String, Object> event) {
        return new SweepPlanHandler(world.sweeping().plan()).handleRequest(event, Deliveries.CONTEXT);
    }

    private Map<String, Object> reduce(Map<String, Object> event) {
        return new SweepReduceHandler(world.sweeping().reduce()).handleRequest(event, Deliveries.CONTEXT);
    }

    private Map<String, Object> fail(Map<String, Object> event) {
        return new SweepFailHandler(world.sweeping().fail(), world.journal).handleRequest(event, Deliveries.CONTEXT);
    }

    private Map<String, Object> shard(Map<String, Object> event) {
        return new SweepShardHandler(world.sweeping().shard()).handleRequest(event, Deliveries.CONTEXT);
    }

    /// What the map of the state machine reads.
    private List<Map<String, Object>> manifest() {
        try {
            return JSON.readValue(world.sweepResults.manifest(ref).orElseThrow(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JobFailure failure() {
        return ((SweepState.Failed) world.sweeping().sweep(ref).state()).failure();
    }

    @Test
    void planAnswersWhereTheShardsAreWrittenDown() {
        assertThat(plan(event()))
                .isEqualTo(Map.of(
                        "tenant",
                        "acme",
                        "sweep_id",
                        ref.id().value(),
                        "round",
                        0,
                        "next",
                        "fan",
                        "bucket",
                        "results",
                        "key",
                        ref.id() + "/manifest"));
        assertThat(world.sweeping().sweep(ref).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void theStepsGoOnWithWhatTheOneBeforeAnswered() {
        Map<String, Object> planned = plan(event());
        assertThat(manifest()).hasSize(1);
        assertThat(shard(manifest().getFirst())).isEqualTo(Map.of("shard", 0));

        assertThat(reduce(planned)).containsEntry("next", "done").containsEntry("round", 0);
        assertThat(world.sweeping().sweep(ref).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aSweepThatHasEndedStopsAtPlan() {
        world.sweeping().remove().remove(ref);

        assertThat(plan(event())).containsEntry("next", "stop").doesNotContainKeys("bucket", "key");
    }

    @Test
    void aPartThatIsMissingRaisesTheRoundAndTheNextPlanTellsItsShards() {
        Map<String, Object> planned = plan(event());
        Map<String, Object> again = reduce(planned);

        assertThat(again).containsEntry("next", "again").containsEntry("round", 1);
        assertThat(plan(again)).containsEntry("next", "fan").containsEntry("round", 1);
        assertThat(manifest().getFirst()).containsEntry("round", 1);
    }

    @Test
    void aSweepWhosePartsAreMissingRoundAfterRoundFailsForThatReason() {
        Map<String, Object> event = event();
        for (int round = 0; round < 4; round++) {
            event = reduce(plan(event));
        }

        assertThat(plan(event)).containsEntry("next", "stop");
        assertThat(failure().code()).isEqualTo("parts_missing");
    }

    @Test
    void aDamagedPartIsStruckOffAndComputedAnew() {
        plan(event());
        shard(manifest().getFirst());
        world.parts.damage(
                ref, Manifest.task(JSON.valueToTree(manifest().getFirst())).address());

        assertThat(reduce(event())).containsEntry("next", "again");
        plan(event());
        shard(manifest().getFirst());
        assertThat(reduce(event())).containsEntry("next", "done");
        assertThat(world.parts.computed()).isEqualTo(2);
    }

    @Test
    void aShardOfASweepThatWasCancelledThrowsSoThatNoOtherStarts() {
        plan(event());
        world.sweeping().remove().remove(ref);

        assertThatExceptionOfType(SweepEndedException.class)
                .isThrownBy(() -> shard(manifest().getFirst()))
                .withMessageContaining("has ended");
    }

    @Test
    void failToldOfATimeoutSaysNothingOfItToTheUser() {
        plan(event());
        Map<String, Object> event = event();
        event.put(
                "error",
                Map.of(
                        "Error",
                        "States.ExceedToleratedFailureThreshold",
                        "Cause",
                        "arn:aws:states:us-east-1:123456789012:execution:x of com.amazonaws.Boom"));

        assertThat(fail(event)).containsEntry("next", "failed");
        assertThat(failure().code()).isEqualTo("interrupted");
        assertThat(failure().detail())
                .contains("submit it again")
                .doesNotContainIgnoringCase("arn:")
                .doesNotContainIgnoringCase("aws")
                .doesNotContain("States.");
        assertThat(world.journal.of(ref))
                .filteredOn(Journal.SweepEvent.Interrupted.class::isInstance)
                .singleElement()
                .asString()
                .contains("States.ExceedToleratedFailureThreshold", "com.amazonaws.Boom");
    }

    @Test
    void failKeepsTheFirstReason() {
        plan(event());
        world.sweeping().fail().fail(ref, "budget_reached", "submit again with more");

        fail(event());
        assertThat(failure()).isEqualTo(new JobFailure("budget_reached", "submit again with more"));
    }

    @Test
    void failAndReduceLeaveASweepThatIsGoneAlone() {
        world.sweeps.delete(world.sweeping().sweep(ref));

        assertThat(fail(event())).containsEntry("next", "failed");
        assertThat(reduce(event())).containsEntry("next", "done");
        assertThat(world.sweeps.stored(ref)).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsAnErrorThatTheStateMachineTriesAgain() {
        plan(event());
        Map<String, Object> task = manifest().getFirst();
        world.disturb(Failure.unavailable("sweeps.", Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> plan(event()));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> shard(task));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> reduce(event()));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> fail(event()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "sweep_id"})
    void anEventThatNamesNoSweepIsRefused(String missing) {
        Map<String, Object> event = event();
        event.put(missing, "../other");

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> SweepEvent.read(event));
    }

    @Test
    void anEventWithoutARoundIsTheFirst() {
        assertThat(SweepEvent.read(event())).isEqualTo(new SweepEvent(ref, 0));
        Map<String, Object> later = event();
        later.put("round", 3);
        assertThat(SweepEvent.read(later)).isEqualTo(new SweepEvent(ref, 3));
        assertThat(SweepEvent.read(new SweepEvent(ref, 2).answer("again"))).isEqualTo(new SweepEvent(ref, 2));
    }

    @Test
    void aTaskThatTellsNoShardIsRefused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> shard(event()))
                .withMessageStartingWith("no shard is told by ");
    }
}
