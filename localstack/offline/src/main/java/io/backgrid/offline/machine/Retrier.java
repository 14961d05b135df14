package io.backgrid.offline.machine;

import java.time.Duration;
import java.util.Set;
import java.util.function.DoubleSupplier;

/// When and how often a failed state is tried again.
///
/// @param errors       names of the errors it is for
/// @param interval     the longest wait before the first new attempt
/// @param maxAttempts  new attempts, after the first one
/// @param backoffRate  by which the longest wait grows with each attempt; at least 1
/// @param maxDelay     beyond which it does not grow
/// @param fullJitter   whether a wait is a random share of the longest one
record Retrier(
        Set<String> errors,
        Duration interval,
        int maxAttempts,
        double backoffRate,
        Duration maxDelay,
        boolean fullJitter) {
    Retrier {
        errors = Set.copyOf(errors);
        if (!(backoffRate >= 1)) {
            throw new IllegalArgumentException("BackoffRate must be at least 1 but was " + backoffRate);
        }
    }

    boolean matches(StateError error) {
        return ErrorNames.match(errors, error);
    }

    /// The wait before a new attempt.
    ///
    /// @param attempt counts from 0
    Duration wait(int attempt, DoubleSupplier jitter) {
        double longest =
                Math.min(interval.toMillis() * StrictMath.pow(backoffRate, attempt), (double) maxDelay.toMillis());
        return Duration.ofMillis(Math.round(fullJitter ? longest * jitter.getAsDouble() : longest));
    }
}
