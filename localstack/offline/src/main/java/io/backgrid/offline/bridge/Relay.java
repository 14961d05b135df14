package io.backgrid.offline.bridge;

import io.backgrid.offline.loopback.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on an address of this machine and passes every byte on to a server on the loopback address,
/// and back.
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Relay(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /// Starts on a free port and answers once it listens.
    ///
    /// @param address an address of this machine
    /// @param port    of the server
    static Relay start(InetAddress address, int port) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(address, 0));
            Relay relay = new Relay(listener, new InetSocketAddress(InetAddress.ofLiteral(Loopback.ADDRESS), port));
            Thread.ofVirtual().start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can listen on " + address.getHostAddress(), e);
        }
    }

    /// Where it listens.
    URI endpoint() {
        return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                open.add(caller);
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                // Closed, or the caller had gone already: the loop's condition tells which.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                Socket station = new Socket()) {
            station.connect(server);
            open.add(station);
            Thread back = Thread.ofVirtual().start(() -> pass(station, caller));
            pass(caller, station);
            back.join();
            open.remove(station);
        } catch (IOException e) {
            // The server has gone, which the caller learns from its closed connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    /// Until the sender has no more to say, which the receiver is told.
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection did not close", e);
        }
    }

    /// Ends every connection.
    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(Relay::close);
    }
}
