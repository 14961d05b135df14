package io.backgrid.offline.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/// The address that the offline stack listens on; only `--bridge` adds another one for its stores.
public final class Loopback {

    /// The address as text, for libraries that take a host name.
    public static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    /// The endpoint of a server on `port`.
    public static URI uri(int port) {
        return URI.create("http://" + ADDRESS + ":" + port);
    }

    /// Refuses a port that something else listens on, before a library reports it in its own way.
    ///
    /// @param port 0 for any free port, which is always well
    /// @throws PortTakenException when the port cannot be bound
    public static void requireFree(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address(), port));
        } catch (BindException taken) {
            throw new PortTakenException(port, taken);
        } catch (IOException failure) {
            throw new UncheckedIOException("port " + port + " of " + ADDRESS + " could not be tried", failure);
        }
    }

    private static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
