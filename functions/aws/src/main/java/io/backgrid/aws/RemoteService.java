package io.backgrid.aws;

import io.backgrid.jobs.port.StoreUnavailableException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// A service that may be out of reach. Every request to AWS goes through here, so that what may pass later is told from
/// what never will in one place.
///
/// @param name what this project calls it, such as `the job table`
public record RemoteService(String name) {

    /// Makes a request.
    ///
    /// @throws StoreUnavailableException when the same request may succeed later, see [TemporaryFailure]
    /// @throws SdkException              whatever else the client said, unchanged
    public <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            if (TemporaryFailure.is(e)) {
                throw new StoreUnavailableException(name, e);
            }
            throw e;
        } catch (UncheckedIOException e) {
            // The connection ended before there was an answer, where the client wraps that in nothing of its own.
            throw new StoreUnavailableException(name, e);
        }
    }
}
