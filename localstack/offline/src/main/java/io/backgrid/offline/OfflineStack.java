package io.backgrid.offline;

import io.backgrid.api.ApiComponents;
import io.backgrid.api.JsonFaultLog;
import io.backgrid.api.TokenAuthenticator;
import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.aws.Endpoints;
import io.backgrid.aws.Setting;
import io.backgrid.aws.journal.JsonJournal;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.offline.bridge.ContainerAccess;
import io.backgrid.offline.gateway.GatewayOptions;
import io.backgrid.offline.gateway.HttpGateway;
import io.backgrid.offline.invoke.FailureLog;
import io.backgrid.offline.invoke.LocalContext;
import io.backgrid.offline.machine.StateMachine;
import io.backgrid.offline.queue.PollerOptions;
import io.backgrid.offline.queue.QueuePoller;
import io.backgrid.offline.schedule.Ticker;
import io.backgrid.offline.template.MachineSettings;
import io.backgrid.offline.template.Schedule;
import io.backgrid.offline.template.Template;
import io.backgrid.worker.ReconcileHandler;
import io.backgrid.worker.WorkerComponents;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// The whole system in this process: the functions as they run on AWS, wired as the template says, on stations that
/// speak AWS's protocols. Everything listens on 127.0.0.1, and on no other address unless the options name one.
public final class OfflineStack implements AutoCloseable {
    private static final TenantId TENANT = new TenantId("local");

    private final Deque<AutoCloseable> parts;
    private final Template template;
    private final DataFolder folder;
    private final HttpGateway gateway;

    private OfflineStack(StackOptions options, Deque<AutoCloseable> parts) throws IOException {
        this.parts = parts;
        template = Template.parse(resource("template.yaml"), Map.of());
        folder = opened(DataFolder.take(options.data()));
        PrintStream log = opened(
                new PrintStream(new FileOutputStream(folder.log().toFile(), true), true, StandardCharsets.UTF_8));
        Stations stations = opened(Stations.start(folder, template));
        Endpoints endpoints = options.line().apply(stations.endpoints());
        AwsClients clients = opened(AwsClients.of(endpoints));
        AwsSettings settings = stations.settings();
        AwsStores stores = new AwsStores(settings, clients, Clock.systemUTC());
        Journal journal = new JsonJournal(log, Clock.systemUTC(), "offline");
        JsonFaultLog faults = new JsonFaultLog(log, Clock.systemUTC());
        FailureLog failures = (requestId, source, failure) -> faults.record(requestId + " in " + source, failure);

        // The functions start sweeps and are called by them: who runs them is known when both are there.
        LaterMachine sweeps = new LaterMachine();
        if (options.workers()) {
            WorkerComponents worker = new WorkerComponents(
                    stores,
                    Optional.of(sweeps),
                    options.sizing(),
                    template.function("sweep-shard").memoryMegabytes() / 1024.0,
                    journal,
                    Clock.systemUTC());
            sweeps.machine = opened(sweeps(worker, clients, failures, options.workerThreads()));
            startWorkers(worker, stations, failures, options.workerThreads());
        }
        ApiComponents api = new ApiComponents(
                stores,
                Optional.of(sweeps),
                options.sizing(),
                options.mostTrials(),
                new TokenAuthenticator(TENANT, options.tokenSha256()),
                journal,
                faults,
                Clock.systemUTC());
        gateway = opened(HttpGateway.start(
                template,
                api.handlers(),
                new GatewayOptions(options.port(), options.requestsInFlight(), GatewayOptions.BODY_BYTES),
                failures));
        if (options.containers().isPresent()) {
            ContainerAccess access =
                    opened(ContainerAccess.open(options.containers().get(), stations.endpoints()));
            Files.writeString(folder.functions(), access.samVariables(settings));
            opened(() -> Files.delete(folder.functions()));
        }
        Files.writeString(
                folder.environment(), environment(settings, stations.queueUrl("JobsDeadLetterQueue"), endpoints));
        opened(() -> Files.delete(folder.environment()));
    }

    /// Starts everything and answers once requests are served.
    ///
    /// @throws DataFolder.UnusableException                        when another stack has the data folder
    /// @throws io.backgrid.offline.loopback.PortTakenException when something else listens on the port
    public static OfflineStack start(StackOptions options) throws IOException {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            return new OfflineStack(options, parts);
        } catch (IOException | RuntimeException e) {
            // What has started would keep the process alive, and the data folder taken.
            closeAll(parts);
            throw e;
        }
    }

    private OfflineSweeps sweeps(WorkerComponents worker, AwsClients clients, FailureLog failures, int threads)
            throws IOException {
        MachineSettings settings = template.machine("SweepMachine");
        StateMachine machine = StateMachine.parse(resource(settings.definition()), settings.substitutions());
        return new OfflineSweeps(
                template,
                machine,
                worker.sweepHandlers(),
                (bucket, key) -> clients.s3()
                        .getObjectAsBytes(get -> get.bucket(bucket).key(key))
                        .asByteArray(),
                threads,
                failures);
    }

    private void startWorkers(WorkerComponents worker, Stations stations, FailureLog failures, int threads) {
        // The queue is in memory: what had not ended when the last stack stopped is sent again.
        worker.sendAllAgain();
        QueuePoller jobs = opened(QueuePoller.start(
                stations.sqs(),
                stations.queueUrl("JobsQueue"),
                template.queueSource("backtest"),
                worker.backtest(),
                PollerOptions.atMost(threads),
                failures));
        QueuePoller deadLetters = opened(QueuePoller.start(
                stations.sqs(),
                stations.queueUrl("JobsDeadLetterQueue"),
                template.queueSource("dead-letter"),
                worker.deadLetter(),
                PollerOptions.atMost(1),
                failures));
        // Both are told before either is waited for.
        opened(() -> {
            jobs.stop();
            deadLetters.stop();
        });
        ReconcileHandler reconcile = worker.reconcile();
        Schedule schedule = template.schedule("reconcile");
        opened(Ticker.start(
                schedule,
                () -> reconcile.handleRequest(Map.of(), LocalContext.of("schedule", schedule.function())),
                failures));
    }

    /// Where the API answers, without path.
    public URI address() {
        return gateway.endpoint();
    }

    /// The template that this stack follows.
    public Template template() {
        return template;
    }

    /// Where its data lies.
    public DataFolder folder() {
        return folder;
    }

    /// What a program needs to talk to the API and the stations, as lines of a shell's environment.
    private String environment(AwsSettings settings, String deadLetterUrl, Endpoints endpoints) {
        StringBuilder lines = new StringBuilder();
        lines.append("BACKGRID_API=").append(address()).append('\n');
        for (Setting setting : Setting.values()) {
            lines.append(setting.variable())
                    .append('=')
                    .append(settings.get(setting))
                    .append('\n');
        }
        lines.append("BACKGRID_DEAD_LETTER_QUEUE_URL=").append(deadLetterUrl).append('\n');
        Map<String, Object> aws = Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamo(),
                "AWS_ENDPOINT_URL_S3", endpoints.s3(),
                "AWS_ENDPOINT_URL_SQS", endpoints.sqs(),
                "AWS_REGION", endpoints.region(),
                "AWS_ACCESS_KEY_ID", endpoints.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", endpoints.secretAccessKey());
        aws.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = OfflineStack.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /// Stops in the opposite order of the start: no new requests, what runs ends, then the stations.
    @Override
    public void close() {
        closeAll(parts);
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        IllegalStateException failure = new IllegalStateException("the offline stack did not stop cleanly");
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /// A machine that is known later. Where none ever is, sweeps stay open as jobs stay queued.
    private static final class LaterMachine implements SweepMachine {
        private volatile SweepMachine machine = _ -> {};

        @Override
        public void start(SweepRef sweep) {
            machine.start(sweep);
        }
    }
}
