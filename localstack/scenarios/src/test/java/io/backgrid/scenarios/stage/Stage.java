package io.backgrid.scenarios.stage;

import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.aws.Endpoints;
import io.backgrid.aws.Setting;
import io.backgrid.jobs.TenantId;
import io.backgrid.offline.client.Access;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import io.backgrid.offline.client.SweepClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The running stage that all scenarios of a run share. They leave their jobs behind and never assume to
/// be alone.
public final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Target target;
    private final Optional<OwnStack> own;
    private final StageSettings settings;
    private final AwsClients clients;
    private final AwsStores stores;
    private final TenantId tenant;
    private final Contract contract = Contract.load();
    private final Client client;
    private final Client stranger;
    private final int run = new SecureRandom().nextInt(1, 1_000_000);

    private Stage(StageSettings settings, AwsClients clients, Optional<OwnStack> own) {
        this.target = settings.target();
        this.own = own;
        this.settings = settings;
        this.clients = clients;
        this.stores = new AwsStores(AwsSettings.read(settings.values()), clients, Clock.systemUTC());
        this.tenant = new TenantId(settings.find("BACKGRID_TENANT").orElse("local"));
        Duration pause = Duration.ofMillis(own.isPresent() ? 20 : 250);
        Access access = new Access(settings.address(), settings.find("BACKGRID_TOKEN"), PATIENCE, pause);
        this.client = new Client(access, contract);
        this.stranger = new Client(access.withoutToken(), contract);
        System.out.println("scenarios: " + target.wireName() + " at " + access.address() + ", run " + run);
    }

    /// The stage that the environment names, or an offline stack in this process when it names none.
    ///
    /// @param environment such as [System#getenv()]
    public static Stage of(Map<String, String> environment) {
        if (!environment.getOrDefault(StageSettings.API, "").isBlank()) {
            return new Stage(
                    StageSettings.read(environment, CloudStack::outputs), AwsClients.of(environment), Optional.empty());
        }
        try {
            OwnStack own = OwnStack.start();
            StageSettings settings = StageSettings.read(own.environment(), _ -> Map.of());
            return new Stage(settings, AwsClients.of(endpoints(settings)), Optional.of(own));
        } catch (IOException e) {
            throw new UncheckedIOException("the offline stack did not start", e);
        }
    }

    private static Endpoints endpoints(StageSettings settings) {
        Function<String, URI> address = variable -> URI.create(settings.get(variable));
        return new Endpoints(
                address.apply("AWS_ENDPOINT_URL_DYNAMODB"),
                address.apply("AWS_ENDPOINT_URL_S3"),
                address.apply("AWS_ENDPOINT_URL_SQS"),
                settings.get("AWS_REGION"),
                settings.get("AWS_ACCESS_KEY_ID"),
                settings.get("AWS_SECRET_ACCESS_KEY"));
    }

    public Target target() {
        return target;
    }

    /// A caller of the API who may do everything.
    public Client client() {
        return client;
    }

    /// The same for sweeps.
    public SweepClient sweeps() {
        return new SweepClient(client);
    }

    /// The same with more patience than others have.
    public SweepClient sweeps(Duration patience) {
        return new SweepClient(new Client(client.access().withPatience(patience), contract));
    }

    /// A caller without token; empty where none is needed.
    public Optional<Client> stranger() {
        return client.access().token().map(_ -> stranger);
    }

    /// Fields of a sweep, beginning with a comma, that make it another one than those of all runs
    /// before.
    ///
    /// @param others more of them, beginning with a comma, or nothing
    public String own(String others) {
        return ", \"capital\": " + (1_000_000 + run) + others;
    }

    /// Differs from run to run, from 1 to 999,999; the seed of what is random in it.
    public int run() {
        return run;
    }

    /// A name that nobody has used.
    public String fresh(String name) {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return name + "-" + HexFormat.of().formatHex(random);
    }

    /// The queue of jobs.
    public StageQueue jobsQueue() {
        return queue(Setting.QUEUE_URL.variable());
    }

    /// The queue of what was given up.
    public StageQueue deadLetters() {
        return queue(StageSettings.DEAD_LETTERS);
    }

    /// Waits as long as a function may take that has begun already, one that starts cold included.
    public void letSettle() {
        Client.pause(Duration.ofSeconds(own.isPresent() ? 1 : 10));
    }

    private StageQueue queue(String variable) {
        return new StageQueue(clients.sqs(), settings.get(variable), client.access());
    }

    /// The jobs in the table.
    public PlantedJobs jobs() {
        return new PlantedJobs(stores.jobs(), tenant);
    }

    /// Calls a function by itself with an empty event.
    ///
    /// @param logicalId of the function in the template
    /// @return what went wrong in the function; empty when nothing did
    /// @throws IllegalStateException where there is no stack to find the function in
    public Optional<String> invoke(String logicalId) {
        return CloudStack.invoke(settings.get(StageSettings.STACK), logicalId);
    }

    @Override
    public void close() {
        clients.close();
        own.ifPresent(OwnStack::close);
    }
}
