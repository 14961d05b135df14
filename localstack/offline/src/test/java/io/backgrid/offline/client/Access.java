package io.backgrid.offline.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How to reach a running API.
///
/// @param address  what stands before `/api/v1`, with or without a path of its own, such as
///     `http://127.0.0.1:8080`
/// @param token    sent with every call of the API; none where every caller is welcome
/// @param patience how long something is waited for
/// @param pause    between two looks at it
public record Access(String address, Optional<String> token, Duration patience, Duration pause) {

    /// A stack on this machine that asks for no token.
    public static Access to(URI host) {
        return new Access(host.toString(), Optional.empty(), Duration.ofMinutes(5), Duration.ofMillis(20));
    }

    /// The same as a stranger.
    public Access withoutToken() {
        return new Access(address, Optional.empty(), patience, pause);
    }

    /// The same, waiting for things as long as given.
    public Access withPatience(Duration longer) {
        return new Access(address, token, longer, pause);
    }
}
