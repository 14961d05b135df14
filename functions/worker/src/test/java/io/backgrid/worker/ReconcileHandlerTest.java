package io.backgrid.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileHandlerTest {
    private final World world = new World();
    private final ReconcileHandler handler =
            new ReconcileHandler(world.reconcile(), world.sweeping().reconcile());

    private Map<String, Integer> call() {
        return handler.handleRequest(Map.of(), Deliveries.CONTEXT);
    }

    @Test
    void itTellsHowManyJobsItSentAgain() {
        JobRef first = world.accept(World.REQUEST);
        JobRef second = world.accept(World.REQUEST);
        assertThat(call()).isEqualTo(Map.of("sent_again", 0));

        world.clock.advance(World.PATIENCE.plusMillis(1));
        assertThat(call()).isEqualTo(Map.of("sent_again", 2));
        assertThat(world.queue.waiting()).containsExactly(first, second);
    }

    @Test
    void aStoreThatIsAwayIsAnErrorOfTheFunction() {
        world.disturb(Failure.unavailable("jobs.", Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this::call);
    }
}
