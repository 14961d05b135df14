package io.backgrid.offline;

import io.backgrid.aws.Endpoints;
import io.backgrid.offline.gateway.GatewayOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How an offline stack is to run.
///
/// @param data             folder of everything that survives a restart
/// @param port             port of the API on 127.0.0.1; 0 takes a free one
/// @param tokenSha256      hash of the token that callers must send; without it every caller is the local tenant
/// @param requestsInFlight requests that the gateway lets through at once; the next one is answered with 429
/// @param workers          whether queued jobs are run
/// @param line             puts something between the functions and their stores, such as a fault
public record StackOptions(
        Path data,
        int port,
        Optional<String> tokenSha256,
        int requestsInFlight,
        boolean workers,
        UnaryOperator<Endpoints> line) {
    /// The usual stack, with its data in a folder.
    public static StackOptions in(Path data) {
        return new StackOptions(data, 0, Optional.empty(), GatewayOptions.IN_FLIGHT, true, UnaryOperator.identity());
    }

    public StackOptions withPort(int newPort) {
        return new StackOptions(data, newPort, tokenSha256, requestsInFlight, workers, line);
    }

    public StackOptions withTokenSha256(String hash) {
        return new StackOptions(data, port, Optional.of(hash), requestsInFlight, workers, line);
    }

    public StackOptions withRequestsInFlight(int most) {
        return new StackOptions(data, port, tokenSha256, most, workers, line);
    }

    /// Jobs stay queued.
    public StackOptions withoutWorkers() {
        return new StackOptions(data, port, tokenSha256, requestsInFlight, false, line);
    }

    public StackOptions withLine(UnaryOperator<Endpoints> newLine) {
        return new StackOptions(data, port, tokenSha256, requestsInFlight, workers, newLine);
    }
}
