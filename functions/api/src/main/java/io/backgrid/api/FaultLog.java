package io.backgrid.api;

/// Where operators read what users must not see.
public interface FaultLog {

    /// Writes a fault, stack and all, under the id that the user was told.
    void record(String requestId, Throwable fault);
}
