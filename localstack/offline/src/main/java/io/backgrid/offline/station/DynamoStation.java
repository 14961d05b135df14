package io.backgrid.offline.station;

import io.backgrid.offline.loopback.JettyServer;
import io.backgrid.offline.loopback.PortTakenException;
import io.backgrid.offline.loopback.QuietLogging;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local with its tables in a file. Its own server listens on every address of the machine, so its request
/// handler runs in a server of ours.
public final class DynamoStation implements Station {

    private static final int THREADS = 24;

    private final JettyServer server;
    private final LocalDynamoDBServerHandler handler;
    private final DatabaseFile file;

    private DynamoStation(JettyServer server, LocalDynamoDBServerHandler handler, DatabaseFile file) {
        this.file = file;
        this.server = server;
        this.handler = handler;
    }

    /// Starts and answers once it serves.
    ///
    /// @param folder holds the database file; made when absent; one station at a time
    /// @param port 0 takes a free one
    public static DynamoStation start(Path folder, int port) {
        QuietLogging.install();
        SqliteLibrary.load();
        DatabaseFile file = DatabaseFile.prepare(folder);
        try {
            LocalDynamoDBRequestHandler requests = new LocalDynamoDBRequestHandler(
                    0, false, folder.toAbsolutePath().toString(), true, false);
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requests, null);
            return new DynamoStation(JettyServer.start("dynamodb", port, THREADS, handler, null), handler, file);
        } catch (PortTakenException taken) {
            file.close();
            throw taken;
        } catch (DynamoDBLocalServiceException refused) {
            file.close();
            throw new IllegalStateException("DynamoDB Local did not start on " + folder, refused);
        }
    }

    @Override
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
        handler.close();
        file.close();
    }
}
