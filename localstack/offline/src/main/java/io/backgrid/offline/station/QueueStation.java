package io.backgrid.offline.station;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.backgrid.offline.loopback.Loopback;
import io.backgrid.offline.loopback.QuietLogging;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;

/// SQS by ElasticMQ, in memory: its messages end with the process.
public final class QueueStation implements Station {

    // ElasticMQ's own settings log every request at debug level; the sizes suit one user.
    private static final String SETTINGS = """
            pekko {
              loglevel = "WARNING"
              daemonic = on
              jvm-shutdown-hooks = off
              coordinated-shutdown.run-by-actor-system-terminate = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
              actor.default-blocking-io-dispatcher.thread-pool-executor.fixed-pool-size = 2
              http.server.parsing.illegal-header-warnings = off
            }
            """;

    private static final int STOP_SECONDS = 5;

    private final ActorSystem system;
    private final SQSRestServer server;
    private final URI endpoint;

    private QueueStation(ActorSystem system, SQSRestServer server, URI endpoint) {
        this.system = system;
        this.server = server;
        this.endpoint = endpoint;
    }

    /// Starts and answers once it serves.
    ///
    /// @param port 0 takes a free one
    public static QueueStation start(int port) {
        QuietLogging.install();
        Loopback.requireFree(port);
        ClassLoader loader = QueueStation.class.getClassLoader();
        Config settings = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load(loader));
        ActorSystem system = ActorSystem.create("queues", settings, loader);
        TheSQSRestServerBuilder builder = SQSRestServerBuilder.withActorSystem(system)
                .withAWSRegion(LocalClients.REGION.id())
                .withInterface(Loopback.ADDRESS);
        SQSRestServer server = (port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start();
        int bound = server.waitUntilStarted().localAddress().getPort();
        return new QueueStation(system, server, Loopback.uri(bound));
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("ElasticMQ did not stop within " + STOP_SECONDS + " s", failure);
        }
    }
}
