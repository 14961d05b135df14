package io.backgrid.offline.gateway;

/// How the HTTP front is bounded.
///
/// @param port 0 takes a free one
/// @param inFlight requests at once; one more is answered 429
/// @param bodyBytes longest body; a longer one is answered 413
public record GatewayOptions(int port, int inFlight, int bodyBytes) {

    /// Requests at once unless said otherwise.
    public static final int IN_FLIGHT = 256;

    /// What API Gateway takes.
    public static final int BODY_BYTES = 10 * 1024 * 1024;

    public GatewayOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in [0, 65535] but was " + port);
        }
        if (inFlight < 0 || bodyBytes < 1) {
            throw new IllegalArgumentException("inFlight must be at least 0 and bodyBytes at least 1 but they were "
                    + inFlight + " and " + bodyBytes);
        }
    }

    /// The usual bounds on that port.
    public static GatewayOptions onPort(int port) {
        return new GatewayOptions(port, IN_FLIGHT, BODY_BYTES);
    }
}
