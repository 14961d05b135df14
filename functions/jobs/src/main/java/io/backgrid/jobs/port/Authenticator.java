package io.backgrid.jobs.port;

import io.backgrid.jobs.TenantId;
import java.util.Optional;

/// Tells who is calling.
public interface Authenticator {

    /// The tenant of a caller, or empty when the caller has not shown who it is.
    ///
    /// @param authorization the `Authorization` header, if it came
    Optional<TenantId> authenticate(Optional<String> authorization);
}
