package io.backgrid.offline.loopback;

/// Something else listens on the port that was asked for.
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    public PortTakenException(int port, Throwable cause) {
        super(
                "port " + port + " of " + Loopback.ADDRESS
                        + " is taken: stop the program that listens on it, or choose another port (0 takes any free one)",
                cause);
        this.port = port;
    }

    /// The port that was asked for.
    public int port() {
        return port;
    }
}
