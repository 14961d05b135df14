package io.backgrid.offline.schedule;

import io.backgrid.offline.invoke.FailureLog;
import io.backgrid.offline.template.Schedule;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Calls something at a fixed rate, as EventBridge Scheduler does: first after one period, and again whatever became of
/// the call before. Calls do not overlap.
public final class Ticker implements AutoCloseable {

    private final ScheduledExecutorService clock;

    private Ticker(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /// Calls `task` at the rate of the template.
    public static Ticker start(Schedule schedule, Runnable task, FailureLog log) {
        return start(schedule.function().logicalId(), schedule.rate(), task, log);
    }

    /// Calls `task` at that rate.
    ///
    /// @param name of the thread, and in the log
    public static Ticker start(String name, Duration rate, Runnable task, FailureLog log) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("schedule-" + name).factory());
        ScheduledFuture<?> _ = clock.scheduleAtFixedRate(
                () -> call(name, task, log), rate.toNanos(), rate.toNanos(), TimeUnit.NANOSECONDS);
        return new Ticker(clock);
    }

    /// Starts no further call and answers once a running one has ended.
    @Override
    public void close() {
        clock.shutdown();
        clock.close();
    }

    private static void call(String name, Runnable task, FailureLog log) {
        try {
            task.run();
        } catch (Throwable failure) {
            log.failed("-", name, failure);
        }
    }
}
