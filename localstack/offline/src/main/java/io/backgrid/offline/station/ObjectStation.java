package io.backgrid.offline.station;

import io.backgrid.offline.loopback.Loopback;
import io.backgrid.offline.loopback.QuietLogging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 with its objects as files: one folder a bucket. Signatures are checked, presigned ones too.
public final class ObjectStation implements Station {

    private static final int THREADS = 40;
    // Waiting would wait for idle connections: callers end before the station does.
    private static final long STOP_MILLIS = 0;

    private final S3Proxy proxy;
    private final URI endpoint;

    private ObjectStation(S3Proxy proxy, URI endpoint) {
        this.proxy = proxy;
        this.endpoint = endpoint;
    }

    /// Starts and answers once it serves.
    ///
    /// @param folder holds the buckets; made when absent
    /// @param port 0 takes a free one
    public static ObjectStation start(Path folder, int port) {
        QuietLogging.install();
        Loopback.requireFree(port);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("the folder " + folder + " cannot hold the buckets", failure);
        }
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
                .endpoint(Loopback.uri(port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, LocalClients.ACCESS_KEY, LocalClients.SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                .stopTimeout(STOP_MILLIS)
                .build();
        try {
            proxy.start();
        } catch (Exception failure) {
            throw new IllegalStateException("S3Proxy did not start on port " + port, failure);
        }
        return new ObjectStation(proxy, Loopback.uri(proxy.getPort()));
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("S3Proxy did not stop", failure);
        }
    }
}
