package io.backgrid.offline.invoke;

/// Takes what a caller of the API must not see: why a function failed.
@FunctionalInterface
public interface FailureLog {

    /// Notes one failure.
    ///
    /// @param requestId what the caller was told, or the id of the invocation
    /// @param source logical id of the function, or what else failed
    void failed(String requestId, String source, Throwable failure);
}
