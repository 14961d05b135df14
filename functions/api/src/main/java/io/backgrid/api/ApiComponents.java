package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.aws.Setting;
import io.backgrid.aws.journal.JsonJournal;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.life.AwaitJob;
import io.backgrid.jobs.life.DatasetEditor;
import io.backgrid.jobs.life.Datasets;
import io.backgrid.jobs.life.RemoveJob;
import io.backgrid.jobs.life.SubmitJob;
import io.backgrid.jobs.life.Uploads;
import io.backgrid.jobs.port.Authenticator;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.ResultStore;
import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.life.RemoveSweep;
import io.backgrid.jobs.sweep.life.SubmitSweep;
import io.backgrid.jobs.sweep.life.SweepLauncher;
import io.backgrid.jobs.sweep.life.TrialPages;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Puts the functions together, each part made when something asks for it: on AWS a function is asked for one handler
/// and makes only what that needs, offline one process holds all of them.
@Singleton
public final class ApiComponents {
    /// Most trials of a sweep unless somebody says otherwise.
    public static final long MOST_TRIALS = 10_000_000;

    private final AwsStores stores;
    private final Optional<SweepMachine> machine;
    private final ShardSizing sizing;
    private final long mostTrials;
    private final Authenticator authenticator;
    private final Journal journal;
    private final FaultLog faults;
    private final InstantSource clock;

    /// For a function on AWS: everything stands in its environment.
    @Inject
    public ApiComponents() {
        this(
                new AwsStores(settings(System.getenv()), AwsClients.of(System.getenv()), Clock.systemUTC()),
                Optional.empty(),
                ShardSizing.read(System.getenv()),
                mostTrials(System.getenv()),
                authenticator(System.getenv()),
                JsonJournal.of(System.getenv(), System.out, Clock.systemUTC()),
                new JsonFaultLog(System.out, Clock.systemUTC()),
                Clock.systemUTC());
    }

    /// @param machine    that runs large sweeps; the one of the stores when empty
    /// @param mostTrials of one sweep
    public ApiComponents(
            AwsStores stores,
            Optional<SweepMachine> machine,
            ShardSizing sizing,
            long mostTrials,
            Authenticator authenticator,
            Journal journal,
            FaultLog faults,
            InstantSource clock) {
        this.stores = stores;
        this.machine = machine;
        this.sizing = sizing;
        this.mostTrials = mostTrials;
        this.authenticator = authenticator;
        this.journal = journal;
        this.faults = faults;
        this.clock = clock;
    }

    /// Makes the handler when the function starts: with the first event it would be in no snapshot.
    void start(@Observes StartupEvent start, @Any Instance<RequestHandler<?, ?>> handlers) {
        handlers.select(NamedLiteral.of(System.getenv("QUARKUS_LAMBDA_HANDLER")))
                .get();
    }

    /// What the environment says, which must be all that the function it names will need.
    static AwsSettings settings(Map<String, String> environment) {
        AwsSettings settings = AwsSettings.read(environment);
        return switch (environment.getOrDefault("QUARKUS_LAMBDA_HANDLER", "")) {
            case "submit" ->
                settings.require(Setting.TABLE, Setting.QUEUE_URL, Setting.RESULTS_BUCKET, Setting.SWEEP_MACHINE_ARN);
            case "read", "remove" -> settings.require(Setting.TABLE, Setting.RESULTS_BUCKET);
            case "datasets" -> settings.require(Setting.TABLE, Setting.DATA_BUCKET, Setting.UPLOADS_BUCKET);
            // Quarkus refuses a name that is no handler's.
            default -> settings;
        };
    }

    /// Knows the tenant and the token's hash of `BACKGRID_TENANT` and `BACKGRID_API_TOKEN_SHA256`. On AWS a hash is
    /// required: an API that anybody on the internet may call must never come from a forgotten setting.
    static Authenticator authenticator(Map<String, String> environment) {
        TenantId tenant = new TenantId(environment.getOrDefault("BACKGRID_TENANT", "local"));
        Optional<String> hash = Optional.ofNullable(environment.get("BACKGRID_API_TOKEN_SHA256"));
        if (hash.isEmpty()) {
            throw new IllegalStateException(
                    "BACKGRID_API_TOKEN_SHA256 is missing: set it to the SHA-256 of the token that callers must send");
        }
        return new TokenAuthenticator(tenant, hash);
    }

    /// Most trials of a sweep, in `BACKGRID_MAX_TRIALS`.
    static long mostTrials(Map<String, String> environment) {
        String text = environment.getOrDefault("BACKGRID_MAX_TRIALS", Long.toString(MOST_TRIALS));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalStateException(
                    "BACKGRID_MAX_TRIALS must be a whole number from 1 to 999999999 but was '" + text + "'");
        }
        return Long.parseLong(text);
    }

    /// Every function of the API by the name that the template gives it in `QUARKUS_LAMBDA_HANDLER`.
    public Map<String, RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>> handlers() {
        Edge edge = edge();
        return Map.of(
                "submit", new SubmitHandler(edge, submitJob(), awaitJob(), results(), sweepCalls()),
                "read", new ReadHandler(edge, jobs(), results(), datasets(), sweepReads()),
                "remove", new RemoveHandler(edge, removeJob(), removeSweep()),
                "datasets", new DatasetsHandler(edge, datasetEditor(), uploads()));
    }

    @Produces
    Edge edge() {
        return new Edge(authenticator, faults);
    }

    @Produces
    JobStore jobs() {
        return stores.jobs();
    }

    @Produces
    ResultStore results() {
        return stores.results();
    }

    @Produces
    Datasets datasets() {
        return new Datasets(stores.datasets());
    }

    @Produces
    DatasetEditor datasetEditor() {
        return new DatasetEditor(stores.datasets(), stores.bars(), clock);
    }

    @Produces
    Uploads uploads() {
        return new Uploads(stores.uploads(), datasetEditor(), clock);
    }

    @Produces
    SubmitJob submitJob() {
        return new SubmitJob(stores.jobs(), stores.queue(), datasets(), journal, clock);
    }

    @Produces
    AwaitJob awaitJob() {
        return new AwaitJob(stores.jobs());
    }

    @Produces
    RemoveJob removeJob() {
        return new RemoveJob(stores.jobs(), stores.results(), journal, clock);
    }

    @Produces
    RemoveSweep removeSweep() {
        return new RemoveSweep(
                stores.sweeps(), stores.parts(), stores.sweepResults(), stores.sweepLedger(), journal, clock);
    }

    @Produces
    SweepCalls sweepCalls() {
        SweepLauncher launcher = new SweepLauncher(stores.queue(), machine.orElseGet(stores::sweepMachine), sizing);
        SubmitSweep submit = new SubmitSweep(stores.sweeps(), launcher, datasets(), mostTrials, journal, clock);
        return new SweepCalls(submit, stores.sweeps(), sweepView(), new CostView(sizing));
    }

    @Produces
    SweepReads sweepReads() {
        return new SweepReads(stores.sweeps(), stores.parts(), stores.sweepResults(), trialPages(), sweepView());
    }

    private SweepView sweepView() {
        return new SweepView(stores.sweepLedger(), trialPages(), new CostView(sizing), clock);
    }

    private TrialPages trialPages() {
        return new TrialPages(stores.parts(), stores.sweepResults());
    }
}
