package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.aws.Setting;
import io.backgrid.aws.journal.JsonJournal;
import io.backgrid.jobs.life.AbandonJob;
import io.backgrid.jobs.life.BarLibrary;
import io.backgrid.jobs.life.ReconcileJobs;
import io.backgrid.jobs.life.RunJob;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.life.FailSweep;
import io.backgrid.jobs.sweep.life.PlanSweep;
import io.backgrid.jobs.sweep.life.ReconcileSweeps;
import io.backgrid.jobs.sweep.life.ReduceSweep;
import io.backgrid.jobs.sweep.life.Rehearsal;
import io.backgrid.jobs.sweep.life.RunShard;
import io.backgrid.jobs.sweep.life.RunSmallSweep;
import io.backgrid.jobs.sweep.life.SweepBars;
import io.backgrid.jobs.sweep.life.SweepLauncher;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.crac.Core;
import org.crac.Resource;

/// Puts the functions together, each part made when something asks for it.
@Singleton
public final class WorkerComponents {
    /// How long an open job is left alone after its last message: longer than the queue hides a message that a worker
    /// holds, so that in quiet times nothing is sent twice.
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    /// The size of a function that has one whole processor: what a function has that does not say how much.
    private static final String USUAL_MEGABYTES = "1769";

    private final AwsStores stores;
    private final Supplier<SweepMachine> machine;
    private final ShardSizing sizing;
    private final double gigabytes;
    private final Journal journal;
    private final InstantSource clock;

    @SuppressWarnings("UnusedVariable") // whoever calls it would let it go
    private Optional<Resource> rehearsal = Optional.empty();

    /// For a function on AWS: everything stands in its environment.
    @Inject
    public WorkerComponents() {
        this(
                new AwsStores(settings(System.getenv()), AwsClients.of(System.getenv()), Clock.systemUTC()),
                Optional.empty(),
                ShardSizing.read(System.getenv()),
                Integer.parseInt(System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", USUAL_MEGABYTES))
                        / 1024.0,
                JsonJournal.of(System.getenv(), System.out, Clock.systemUTC()),
                Clock.systemUTC());
        rehearsal = rehearsal(System.getenv());
        rehearsal.ifPresent(resource -> Core.getGlobalContext().register(resource));
    }

    /// What a function that computes does before a snapshot is taken; empty where Lambda takes none.
    Optional<Resource> rehearsal(Map<String, String> environment) {
        boolean computes = List.of("backtest", "sweep-shard").contains(environment.get("QUARKUS_LAMBDA_HANDLER"));
        boolean copied = "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
        return computes && copied ? Optional.of(new BeforeSnapshot(new Rehearsal(stores.parts()))) : Optional.empty();
    }

    /// @param machine   that runs large sweeps; the one of the stores when empty
    /// @param gigabytes memory of a function
    public WorkerComponents(
            AwsStores stores,
            Optional<SweepMachine> machine,
            ShardSizing sizing,
            double gigabytes,
            Journal journal,
            InstantSource clock) {
        this.stores = stores;
        this.machine = machine.<Supplier<SweepMachine>>map(given -> () -> given).orElse(stores::sweepMachine);
        this.sizing = sizing;
        this.gigabytes = gigabytes;
        this.journal = journal;
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
            case "backtest", "sweep-plan", "sweep-shard", "sweep-reduce" ->
                settings.require(Setting.TABLE, Setting.DATA_BUCKET, Setting.RESULTS_BUCKET);
            case "dead-letter", "sweep-fail" -> settings.require(Setting.TABLE);
            case "reconcile" -> settings.require(Setting.TABLE, Setting.QUEUE_URL, Setting.SWEEP_MACHINE_ARN);
            // Quarkus refuses a name that is no handler's.
            default -> settings;
        };
    }

    /// Runs jobs and small sweeps; keep one, as it remembers the bars it has read.
    public BacktestHandler backtest() {
        return new BacktestHandler(runJob(), runSmallSweep(), journal);
    }

    /// Ends jobs and sweeps that the queue gave up.
    public DeadLetterHandler deadLetter() {
        return new DeadLetterHandler(abandonJob(), failSweep(), journal);
    }

    /// Sends again what has been open for too long.
    public ReconcileHandler reconcile() {
        return new ReconcileHandler(reconcileJobs(), reconcileSweeps());
    }

    /// The functions that the state machine of sweeps calls, by the names that the template gives them in
    /// `QUARKUS_LAMBDA_HANDLER`. Keep them, as they remember bars and prepared series.
    public Map<String, RequestHandler<Map<String, Object>, Map<String, Object>>> sweepHandlers() {
        return Map.of(
                "sweep-plan", new SweepPlanHandler(planSweep()),
                "sweep-shard", new SweepShardHandler(runShard()),
                "sweep-reduce", new SweepReduceHandler(reduceSweep()),
                "sweep-fail", new SweepFailHandler(failSweep(), journal));
    }

    /// Sends everything again that has not ended: for a start on a queue that has forgotten its messages. The time
    /// stands still meanwhile, so that what was sent is not due once more.
    public void sendAllAgain() {
        InstantSource now = InstantSource.fixed(clock.instant());
        ReconcileJobs jobs = new ReconcileJobs(stores.jobs(), stores.queue(), journal, now, Duration.ZERO);
        ReconcileSweeps sweeps = new ReconcileSweeps(stores.sweeps(), launcher(), journal, now, Duration.ZERO);
        int sent;
        do {
            sent = jobs.reconcile() + sweeps.reconcile();
        } while (sent > 0);
    }

    private SweepLauncher launcher() {
        return new SweepLauncher(stores.queue(), machine.get(), sizing);
    }

    private SweepBars bars() {
        return new SweepBars(new BarLibrary(stores.bars()));
    }

    @Produces
    Journal journal() {
        return journal;
    }

    @Produces
    RunJob runJob() {
        return new RunJob(stores.jobs(), new BarLibrary(stores.bars()), stores.results(), journal, clock);
    }

    @Produces
    AbandonJob abandonJob() {
        return new AbandonJob(stores.jobs(), journal, clock);
    }

    @Produces
    ReconcileJobs reconcileJobs() {
        return new ReconcileJobs(stores.jobs(), stores.queue(), journal, clock, PATIENCE);
    }

    @Produces
    ReconcileSweeps reconcileSweeps() {
        return new ReconcileSweeps(stores.sweeps(), launcher(), journal, clock, PATIENCE);
    }

    @Produces
    PlanSweep planSweep() {
        return new PlanSweep(stores.sweeps(), stores.sweepResults(), bars(), failSweep(), sizing, journal, clock);
    }

    @Produces
    RunShard runShard() {
        return new RunShard(
                stores.sweeps(), stores.parts(), stores.sweepLedger(), bars(), failSweep(), sizing, journal, gigabytes);
    }

    @Produces
    ReduceSweep reduceSweep() {
        return new ReduceSweep(
                stores.sweeps(),
                stores.parts(),
                stores.sweepResults(),
                stores.sweepLedger(),
                bars(),
                journal,
                clock,
                gigabytes);
    }

    @Produces
    RunSmallSweep runSmallSweep() {
        return new RunSmallSweep(planSweep(), runShard(), reduceSweep());
    }

    @Produces
    FailSweep failSweep() {
        return new FailSweep(stores.sweeps(), stores.sweepLedger(), journal, clock);
    }
}
