package io.backgrid.offline;

import io.backgrid.api.ApiComponents;
import io.backgrid.aws.Endpoints;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.gateway.GatewayOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How an offline stack is to run.
///
/// @param data             folder of everything that survives a restart
/// @param port             port of the API on 127.0.0.1; 0 takes a free one
/// @param tokenSha256      hash of the token that callers must send; without it every caller is the local tenant
/// @param requestsInFlight requests that the gateway lets through at once; the next one is answered with 429
/// @param workers          whether queued jobs and sweeps are run
/// @param workerThreads    jobs, and shards of sweeps, at once
/// @param sizing           how large shards of sweeps are made
/// @param mostTrials       of one sweep
/// @param containers       address on which containers of this machine may use the stores
/// @param line             puts something between the functions and their stores, such as a fault
public record StackOptions(
        Path data,
        int port,
        Optional<String> tokenSha256,
        int requestsInFlight,
        boolean workers,
        int workerThreads,
        ShardSizing sizing,
        long mostTrials,
        Optional<InetAddress> containers,
        UnaryOperator<Endpoints> line) {

    /// The usual stack, with its data in a folder.
    public static StackOptions in(Path data) {
        return new StackOptions(
                data,
                0,
                Optional.empty(),
                GatewayOptions.IN_FLIGHT,
                true,
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                ShardSizing.USUAL,
                ApiComponents.MOST_TRIALS,
                Optional.empty(),
                UnaryOperator.identity());
    }

    public StackOptions withPort(int newPort) {
        return new StackOptions(
                data,
                newPort,
                tokenSha256,
                requestsInFlight,
                workers,
                workerThreads,
                sizing,
                mostTrials,
                containers,
                line);
    }

    public StackOptions withTokenSha256(String hash) {
        return new StackOptions(
                data,
                port,
                Optional.of(hash),
                requestsInFlight,
                workers,
                workerThreads,
                sizing,
                mostTrials,
                containers,
                line);
    }

    public StackOptions withRequestsInFlight(int most) {
        return new StackOptions(
                data, port, tokenSha256, most, workers, workerThreads, sizing, mostTrials, containers, line);
    }

    /// Jobs stay queued, and sweeps open.
    public StackOptions withoutWorkers() {
        return new StackOptions(
                data, port, tokenSha256, requestsInFlight, false, workerThreads, sizing, mostTrials, containers, line);
    }

    public StackOptions withWorkerThreads(int threads) {
        return new StackOptions(
                data, port, tokenSha256, requestsInFlight, workers, threads, sizing, mostTrials, containers, line);
    }

    public StackOptions withSizing(ShardSizing newSizing) {
        return new StackOptions(
                data,
                port,
                tokenSha256,
                requestsInFlight,
                workers,
                workerThreads,
                newSizing,
                mostTrials,
                containers,
                line);
    }

    public StackOptions withMostTrials(long most) {
        return new StackOptions(
                data, port, tokenSha256, requestsInFlight, workers, workerThreads, sizing, most, containers, line);
    }

    /// The stores answer on this address too, with no more protection than on the loopback address.
    public StackOptions withContainers(InetAddress address) {
        return new StackOptions(
                data,
                port,
                tokenSha256,
                requestsInFlight,
                workers,
                workerThreads,
                sizing,
                mostTrials,
                Optional.of(address),
                line);
    }

    public StackOptions withLine(UnaryOperator<Endpoints> newLine) {
        return new StackOptions(
                data,
                port,
                tokenSha256,
                requestsInFlight,
                workers,
                workerThreads,
                sizing,
                mostTrials,
                containers,
                newLine);
    }
}
