package io.backgrid.offline.machine;

import java.time.Duration;

/// Waits before a call is tried again; a test need not.
@FunctionalInterface
public interface Sleeper {

    /// Comes back when the time is over.
    ///
    /// @throws InterruptedException when the executor closes
    void sleep(Duration time) throws InterruptedException;
}
