package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.fakes.Crash;
import io.backgrid.jobs.fakes.EveryOrder;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Interleaving;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.Steps;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is interrupted, delivered twice or done by several at once: a job ends in one and the same stored result,
/// and what is deleted leaves nothing.
class OneResultTest {
    private static final String SAMPLE =
            "{\"symbol\": \"AAPL\", \"strategy\": \"ma_crossover\", \"start\": \"2018-01-01\"}";
    private static final String HOPELESS =
            "{\"dataset\": \"zigzag\", \"strategy\": \"ma_crossover\", \"params\": {\"slow\": 500}}";

    /// Everything that must not depend on what happened on the way. Times and durations may.
    private record Stored(JobStatus status, Optional<String> objects, Object outcome) {
        static Stored of(World world, JobRef ref) {
            Job job = world.job(ref);
            Object outcome = switch (job.state()) {
                case JobState.Completed(Completion completion) ->
                    List.of(
                            completion.bars(),
                            completion.firstBar(),
                            completion.lastBar(),
                            completion.dataSha256(),
                            completion.resultSha256(),
                            completion.engineVersion(),
                            completion.ruined(),
                            completion.metrics());
                case JobState.Failed failed -> failed.failure();
                case JobState.Queued _, JobState.Running _, JobState.Cancelled _ -> "";
            };
            return new Stored(job.status(), world.results.bytes(ref), outcome);
        }
    }

    private static Stored undisturbed(String request) {
        World world = new World();
        JobRef ref = world.accept(request);
        world.worker().run(ref);
        return Stored.of(world, ref);
    }

    /// What `work` does on a new job when nothing disturbs it.
    private static List<String> operations(
            String request, BiConsumer<World, JobRef> before, BiConsumer<World, JobRef> work) {
        World world = new World();
        JobRef ref = world.accept(request);
        before.accept(world, ref);
        Failure count = Failure.none();
        world.disturb(count);
        work.accept(world, ref);
        return count.seen();
    }

    /// Does `work`, which is interrupted on the way.
    private static void interrupted(World world, Failure failure, Runnable work) {
        world.disturb(failure);
        try {
            work.run();
            throw new AssertionError("nothing failed in " + failure.seen());
        } catch (Crash | StoreUnavailableException _) {
            world.calm();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunInterruptedAtAnyStepAndDeliveredAgainEndsInTheSameStoredResult(Kind kind) {
        for (String request : List.of(World.REQUEST, SAMPLE, HOPELESS)) {
            Stored expected = undisturbed(request);
            List<String> steps = operations(
                    request, (_, _) -> {}, (world, ref) -> world.worker().run(ref));
            for (int step = 0; step < steps.size(); step++) {
                for (Moment moment : Moment.values()) {
                    World world = new World();
                    JobRef ref = world.accept(request);
                    interrupted(
                            world,
                            Failure.at(step, moment, kind),
                            () -> world.worker().run(ref));
                    world.worker().run(ref);

                    assertThat(Stored.of(world, ref))
                            .as("%s %s %s", kind, moment, steps.get(step))
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aRunInterruptedTwiceEndsInTheSameStoredResult() {
        Stored expected = undisturbed(World.REQUEST);
        int steps = operations(
                        World.REQUEST,
                        (_, _) -> {},
                        (world, ref) -> world.worker().run(ref))
                .size();
        for (int first = 0; first < steps; first++) {
            for (int second = 0; second < steps; second++) {
                World world = new World();
                JobRef ref = world.accept(World.REQUEST);
                for (int step : List.of(first, second)) {
                    world.disturb(Failure.at(step, Moment.AFTER, Kind.CRASH));
                    try {
                        world.worker().run(ref);
                    } catch (Crash _) {
                        world.calm();
                    }
                }
                world.calm();
                world.worker().run(ref);

                assertThat(Stored.of(world, ref))
                        .as("after %d and %d", first, second)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void twoWorkersInAnyOrderOfTheirStepsEndInTheSameStoredResult() {
        Stored expected = undisturbed(World.REQUEST);
        int orders = EveryOrder.explore(choose -> {
            World world = new World();
            JobRef ref = world.accept(World.REQUEST);
            Interleaving together = new Interleaving();
            world.disturb(together);
            together.run(
                    List.of(() -> world.worker().run(ref), () -> world.worker().run(ref)), choose);

            assertThat(Stored.of(world, ref)).isEqualTo(expected);
        });
        // Two runs of five steps each are C(10, 5) = 252 orders; a loser's repetitions add to them.
        assertThat(orders).isGreaterThanOrEqualTo(252);
    }

    @Test
    void aWorkerAndTheDeadLetterInAnyOrderEndTheJobOnce() {
        Stored completed = undisturbed(World.REQUEST);
        EveryOrder.explore(choose -> {
            World world = new World();
            JobRef ref = world.accept(World.REQUEST);
            Interleaving together = new Interleaving();
            world.disturb(together);
            together.run(
                    List.of(() -> world.worker().run(ref), () -> world.abandon().abandon(ref)), choose);

            Stored stored = Stored.of(world, ref);
            if (stored.status() == JobStatus.FAILED) {
                assertThat(world.remove().remove(ref)).isTrue();
                assertThat(world.results.size()).isZero();
            } else {
                assertThat(stored).isEqualTo(completed);
            }
        });
    }

    /// The states in which an owner may delete a job.
    private static void bring(World world, JobRef ref, JobStatus status) {
        switch (status) {
            case QUEUED -> {}
            case RUNNING -> world.jobs.replace(world.job(ref).started(world.clock.instant()));
            case COMPLETED -> world.worker().run(ref);
            case FAILED -> world.abandon().abandon(ref);
            case CANCELLED -> world.remove().remove(ref);
        }
        assertThat(world.job(ref).status()).isEqualTo(status);
    }

    /// A queued job is only cancelled by its deletion, and stays; deleted again, it goes.
    private static void assertNothingLeft(World world, JobRef ref, String when) {
        assertThat(world.results.size()).as("objects %s", when).isZero();
        world.jobs
                .stored(ref)
                .ifPresent(job -> assertThat(job.status()).as(when).isEqualTo(JobStatus.CANCELLED));
    }

    @ParameterizedTest
    @EnumSource
    void aDeletionInterruptedAtAnyStepLeavesNothingAfterTheNextDeletionAndDelivery(JobStatus status) {
        List<String> steps = operations(
                World.REQUEST,
                (world, ref) -> bring(world, ref, status),
                (world, ref) -> world.remove().remove(ref));
        for (int step = 0; step < steps.size(); step++) {
            for (Moment moment : Moment.values()) {
                World world = new World();
                JobRef ref = world.accept(World.REQUEST);
                bring(world, ref, status);
                interrupted(
                        world,
                        Failure.at(step, moment, Kind.CRASH),
                        () -> world.remove().remove(ref));
                world.remove().remove(ref);
                world.worker().run(ref);

                assertNothingLeft(world, ref, moment + " " + steps.get(step));
            }
        }
    }

    @Test
    void aDeletionInAnyOrderWithARunLeavesNoObjects() {
        EveryOrder.explore(choose -> {
            World world = new World();
            JobRef ref = world.accept(World.REQUEST);
            Interleaving together = new Interleaving();
            world.disturb(together);
            together.run(
                    List.of(
                            () -> world.worker().run(ref),
                            () -> assertThat(world.remove().remove(ref)).isTrue()),
                    choose);

            assertNothingLeft(world, ref, "after both");
        });
    }

    @Test
    void aDeletionOfACompletedJobInAnyOrderWithALateWorkerLeavesNoObjects() {
        EveryOrder.explore(choose -> {
            World world = new World();
            JobRef ref = world.accept(World.REQUEST);
            // The late worker has begun before the other one completed the job.
            Interleaving together = new Interleaving();
            world.disturb(new Meanwhile("bars.get", () -> {
                world.calm();
                world.worker().run(ref);
                world.disturb(together);
            }));
            together.run(
                    List.of(() -> world.worker().run(ref), () -> world.remove().remove(ref)), choose);

            assertNothingLeft(world, ref, "after both");
        });
    }

    @Test
    void twoWorkersADeletionAndReconcileInManyOrdersLeaveNoObjects() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int trial = 0; trial < 2_000; trial++) {
            World world = new World();
            JobRef ref = world.accept(World.REQUEST);
            world.clock.advance(World.PATIENCE.plusMillis(1));
            Interleaving together = new Interleaving();
            world.disturb(together);
            List<Runnable> processes = new ArrayList<>(List.of(
                    () -> world.worker().run(ref),
                    () -> world.worker().run(ref),
                    () -> world.remove().remove(ref),
                    () -> world.reconcile().reconcile()));
            together.run(processes, random::nextInt);

            assertNothingLeft(world, ref, "with seed " + seed + " in trial " + trial);
        }
    }

    @Test
    void twoDeletionsInAnyOrderAreOneDeletion() {
        for (JobStatus status : List.of(JobStatus.RUNNING, JobStatus.COMPLETED, JobStatus.FAILED)) {
            EveryOrder.explore(choose -> {
                World world = new World();
                JobRef ref = world.accept(World.REQUEST);
                bring(world, ref, status);
                List<Boolean> answers = new ArrayList<>();
                Interleaving together = new Interleaving();
                world.disturb(together);
                Runnable deletion = () -> answers.add(world.remove().remove(ref));
                together.run(List.of(deletion, deletion), choose);

                assertThat(world.jobs.all()).isEmpty();
                assertThat(world.results.size()).isZero();
                assertThat(answers).containsExactlyInAnyOrder(true, false);
            });
        }
    }

    @Test
    void aRunInterruptedAtAnyStepWhileItsJobIsDeletedLeavesNoObjects() {
        int steps = operations(
                        World.REQUEST,
                        (_, _) -> {},
                        (world, ref) -> world.worker().run(ref))
                .size();
        for (int deletion = 2; deletion < steps; deletion++) {
            for (int crash = deletion; crash < steps; crash++) {
                for (Moment moment : Moment.values()) {
                    World world = new World();
                    JobRef ref = world.accept(World.REQUEST);
                    Failure failure = Failure.at(crash, moment, Kind.CRASH);
                    int at = deletion;
                    world.disturb(new Steps() {
                        @Override
                        public <T> T step(String operation, Supplier<T> effect) {
                            if (failure.seen().size() == at) {
                                world.calm();
                                assertThat(world.remove().remove(ref)).isTrue();
                                world.disturb(failure);
                            }
                            return failure.step(operation, effect);
                        }
                    });
                    try {
                        world.worker().run(ref);
                    } catch (Crash _) {
                        world.calm();
                    }
                    world.calm();
                    world.worker().run(ref);

                    assertThat(world.jobs.all()).isEmpty();
                    assertThat(world.results.size())
                            .as("deleted at %d, crashed %s %d", deletion, moment, crash)
                            .isZero();
                }
            }
        }
    }
}
