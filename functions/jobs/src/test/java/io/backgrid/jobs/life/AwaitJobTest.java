package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Steps;
import io.backgrid.jobs.fakes.World;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AwaitJobTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final World world = new World();
    private final JobRef ref = world.accept(World.REQUEST);

    @Test
    void anEndedJobIsAnsweredAtTheFirstLook() {
        world.worker().run(ref);
        Failure watched = Failure.none();
        world.disturb(watched);

        assertThat(world.await().await(ref, LONG)).contains(world.job(ref));
        assertThat(watched.seen()).containsExactly("jobs.find");
    }

    @Test
    void anOpenJobIsAnsweredAsItIsWhenThePatienceIsOver() {
        assertThat(world.await().await(ref, Duration.ZERO)).contains(world.job(ref));
        assertThat(world.await().await(ref, Duration.ofMillis(20))).contains(world.job(ref));
    }

    @Test
    void aJobThatEndsWhileSomebodyWaitsIsAnsweredLongBeforeThePatienceIsOver() {
        world.disturb(new Steps() {
            private int looks;

            @Override
            public <T> T step(String operation, Supplier<T> effect) {
                if (++looks == 3) {
                    world.calm();
                    world.worker().run(ref);
                }
                return effect.get();
            }
        });

        assertThat(world.await().await(ref, LONG).orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void whatIsNotThereIsNotWaitedFor() {
        assertThat(world.await().await(new JobRef(World.TENANT, new JobId("z".repeat(36))), LONG))
                .isEmpty();
    }

    @Test
    void anInterruptedWaitEndsAndIsStillInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(world.await().await(ref, LONG)).contains(world.job(ref));
        assertThat(Thread.interrupted()).isTrue();
    }
}
