package io.backgrid.offline.station;

import java.net.URI;

/// A service of AWS, played on this machine and spoken to over its real wire protocol.
public sealed interface Station extends AutoCloseable permits DynamoStation, ObjectStation, QueueStation {

    /// What an SDK client takes as its endpoint.
    URI endpoint();

    /// Stops serving; what is on disk stays.
    @Override
    void close();
}
