package io.backgrid.offline.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads the body of a request, up to a bound.
///
/// @param longest bytes of a body at most
record BodyReader(int longest) {

    // A client that is still sending would not see the answer, so the rest is read and dropped, within reason.
    private static final long DRAIN_BYTES = 64L * 1024 * 1024;

    byte[] read(Request request) throws IOException, Refused {
        boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
        if (request.getLength() > longest && waits) {
            throw tooLong();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            if (request.getLength() <= longest) {
                byte[] body = in.readNBytes(longest);
                if (body.length < longest || in.read() < 0) {
                    return body;
                }
            }
            drain(in);
        }
        throw tooLong();
    }

    private static void drain(InputStream in) throws IOException {
        long left = DRAIN_BYTES;
        byte[] dropped = new byte[8 * 1024];
        for (int count = in.read(dropped); count >= 0 && left > 0; count = in.read(dropped)) {
            left -= count;
        }
    }

    private Refused tooLong() {
        return new Refused(
                new Problem(413, "the body must be at most " + longest + " bytes", Map.of("Connection", "close")));
    }
}
