package io.backgrid.jobs.life;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for something to end, looking at it less and less often.
public final class Waiting {
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private Waiting() {}

    /// Looks until it has ended or `patience` is over.
    ///
    /// @return what was seen last, or empty when there is nothing
    public static <T> Optional<T> await(Supplier<Optional<T>> look, Predicate<T> hasEnded, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            Optional<T> seen = look.get();
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (seen.isEmpty() || hasEnded.test(seen.get()) || left <= 0) {
                return seen;
            }
            try {
                Thread.sleep(Math.min(pause, left));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return seen;
            }
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause + pause / 2);
        }
    }
}
