package io.backgrid.worker;

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
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Puts the functions together, each part made when something asks for it.
@Singleton
public final class WorkerComponents {
    /// How long an open job is left alone after its last message: longer than the queue hides a message that a worker
    /// holds, so that in quiet times nothing is sent twice.
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    private final AwsStores stores;
    private final Journal journal;
    private final InstantSource clock;

    /// For a function on AWS: everything stands in its environment.
    @Inject
    public WorkerComponents() {
        this(
                new AwsStores(settings(System.getenv()), AwsClients.of(System.getenv()), Clock.systemUTC()),
                JsonJournal.of(System.getenv(), System.out, Clock.systemUTC()),
                Clock.systemUTC());
    }

    public WorkerComponents(AwsStores stores, Journal journal, InstantSource clock) {
        this.stores = stores;
        this.journal = journal;
        this.clock = clock;
    }

    /// What the environment says, which must be all that the function it names will need.
    static AwsSettings settings(Map<String, String> environment) {
        AwsSettings settings = AwsSettings.read(environment);
        return switch (environment.getOrDefault("QUARKUS_LAMBDA_HANDLER", "")) {
            case "backtest" -> settings.require(Setting.TABLE, Setting.DATA_BUCKET, Setting.RESULTS_BUCKET);
            case "dead-letter" -> settings.require(Setting.TABLE);
            case "reconcile" -> settings.require(Setting.TABLE, Setting.QUEUE_URL);
            // Quarkus refuses a name that is no handler's.
            default -> settings;
        };
    }

    /// Runs jobs; keep one, as it remembers the bars it has read.
    public BacktestHandler backtest() {
        return new BacktestHandler(runJob(), journal);
    }

    /// Ends jobs that the queue gave up.
    public DeadLetterHandler deadLetter() {
        return new DeadLetterHandler(abandonJob(), journal);
    }

    /// Sends again what has been open for too long.
    public ReconcileHandler reconcile() {
        return new ReconcileHandler(reconcileJobs());
    }

    /// Sends everything again that has not ended: for a start on a queue that has forgotten its messages. The time
    /// stands still meanwhile, so that what was sent is not due once more.
    public void sendAllAgain() {
        ReconcileJobs all = new ReconcileJobs(
                stores.jobs(), stores.queue(), journal, InstantSource.fixed(clock.instant()), Duration.ZERO);
        int sent;
        do {
            sent = all.reconcile();
        } while (sent > 0);
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
}
