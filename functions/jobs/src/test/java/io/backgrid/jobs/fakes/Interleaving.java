package io.backgrid.jobs.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/// Runs several processes one operation at a time, in an order that somebody else chooses, and so the same each time.
public final class Interleaving implements Steps {
    private static final ScopedValue<Participant> CURRENT = ScopedValue.newInstance();

    private final Semaphore paused = new Semaphore(0);

    private static final class Participant {
        private final Semaphore turn = new Semaphore(0);
        private volatile Optional<Throwable> failure = Optional.empty();
        private volatile boolean ended;
    }

    /// Runs the processes to their ends.
    ///
    /// @param choose answers which of the processes that have not ended does its next operation: gets their number,
    ///               answers a smaller one
    /// @throws AssertionError when a process threw
    public void run(List<Runnable> processes, IntUnaryOperator choose) {
        List<Participant> running = new ArrayList<>();
        for (Runnable work : processes) {
            Participant process = new Participant();
            running.add(process);
            Thread.ofVirtual().start(() -> live(process, work));
            // It comes to its first operation, or ends, before the next one begins.
            paused.acquireUninterruptibly();
        }
        List<Participant> all = List.copyOf(running);
        running.removeIf(process -> process.ended);
        while (!running.isEmpty()) {
            Participant next = running.get(choose.applyAsInt(running.size()));
            next.turn.release();
            paused.acquireUninterruptibly();
            running.removeIf(process -> process.ended);
        }
        all.forEach(process -> process.failure.ifPresent(failure -> {
            throw new AssertionError("a process threw", failure);
        }));
    }

    private void live(Participant process, Runnable work) {
        try {
            ScopedValue.where(CURRENT, process).run(work);
        } catch (Throwable failure) {
            process.failure = Optional.of(failure);
        } finally {
            process.ended = true;
            paused.release();
        }
    }

    /// Waits for its turn. Whoever is none of the processes, such as a test that looks around, need not wait.
    @Override
    public <T> T step(String operation, Supplier<T> effect) {
        if (CURRENT.isBound()) {
            paused.release();
            CURRENT.get().turn.acquireUninterruptibly();
        }
        return effect.get();
    }
}
