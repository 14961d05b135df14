package io.backgrid.offline.loopback;

import java.net.BindException;
import java.net.URI;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/// A small HTTP server on the loopback address.
public final class JettyServer implements AutoCloseable {

    private final Server server;
    private final int port;

    private JettyServer(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts `handler` and answers once it serves.
    ///
    /// @param port 0 takes a free one
    /// @param threads platform threads at most, at least 4
    /// @param blocking runs the handler instead of the server's own threads when given
    /// @throws PortTakenException when something else listens on the port
    public static JettyServer start(String name, int port, int threads, Handler handler, @Nullable Executor blocking) {
        QueuedThreadPool pool = new QueuedThreadPool(threads, 2);
        pool.setName(name);
        pool.setDaemon(true);
        pool.setReservedThreads(0);
        if (blocking != null) {
            pool.setVirtualThreadsExecutor(blocking);
        }
        Server server = new Server(pool);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(Loopback.ADDRESS);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception failure) {
            LifeCycle.stop(server);
            if (isTaken(failure)) {
                throw new PortTakenException(port, failure);
            }
            throw new IllegalStateException(name + " did not start on port " + port, failure);
        }
        return new JettyServer(server, connector.getLocalPort());
    }

    /// Where it listens.
    public URI endpoint() {
        return Loopback.uri(port);
    }

    /// Ends the server and every connection.
    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static boolean isTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
