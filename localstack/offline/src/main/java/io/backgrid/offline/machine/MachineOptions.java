package io.backgrid.offline.machine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// What a definition does not say about its executor.
///
/// @param workers function calls at once over all executions, and children of one map at once; at least 1
/// @param jitter  numbers in `[0, 1)`: the share of the longest wait that full jitter takes; asked by several threads
/// @param sleeper waits between attempts
public record MachineOptions(int workers, DoubleSupplier jitter, Sleeper sleeper) {
    public MachineOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1 but was " + workers);
        }
    }

    /// So many function calls at once, with waits that take their time.
    public static MachineOptions of(int workers) {
        return new MachineOptions(workers, () -> ThreadLocalRandom.current().nextDouble(), Thread::sleep);
    }
}
