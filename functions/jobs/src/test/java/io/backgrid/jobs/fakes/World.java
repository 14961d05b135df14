package io.backgrid.jobs.fakes;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.life.AbandonJob;
import io.backgrid.jobs.life.AwaitJob;
import io.backgrid.jobs.life.BarLibrary;
import io.backgrid.jobs.life.DatasetEditor;
import io.backgrid.jobs.life.Datasets;
import io.backgrid.jobs.life.ReconcileJobs;
import io.backgrid.jobs.life.RemoveJob;
import io.backgrid.jobs.life.RunJob;
import io.backgrid.jobs.life.SubmitJob;
import io.backgrid.jobs.life.Uploads;
import io.backgrid.jobs.request.JobSpecReader;
import io.backgrid.jobs.sweep.ShardSizing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// All stores, and the use cases on them.
public final class World {
    /// Who owns everything here, unless a test says otherwise.
    public static final TenantId TENANT = new TenantId("acme");

    /// A series of [#TENANT]'s own, 60 bars of [TestSeries#zigzag].
    public static final DatasetName ZIGZAG = new DatasetName("zigzag");

    /// A request that trades on [#ZIGZAG].
    public static final String REQUEST = """
            {"dataset": "zigzag", "strategy": "ma_crossover", "params": {"fast": 2, "slow": 5}}""";

    /// How long reconcile leaves an open job alone.
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private volatile Steps steps = Steps.UNDISTURBED;
    private final Steps switched = new Steps() {
        @Override
        public <T> T step(String operation, Supplier<T> effect) {
            return steps.step(operation, effect);
        }
    };

    public final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
    public final FakeJobStore jobs = new FakeJobStore(switched);
    public final FakeJobQueue queue = new FakeJobQueue(switched);
    public final FakeResultStore results = new FakeResultStore(switched);
    public final FakeBarStore bars = new FakeBarStore(switched);
    public final FakeDatasetStore datasets = new FakeDatasetStore(switched);
    public final FakeUploadStore uploads = new FakeUploadStore(switched);
    public final FakeSweepStore sweeps = new FakeSweepStore(switched);
    public final FakePartStore parts = new FakePartStore(switched);
    public final FakeSweepResultStore sweepResults = new FakeSweepResultStore(switched);
    public final FakeSweepLedger ledger = new FakeSweepLedger(switched);
    public final FakeSweepMachine machine = new FakeSweepMachine(switched);
    public final RecordingJournal journal = new RecordingJournal();
    private int accepted;

    /// A world in which [#TENANT] has uploaded [#ZIGZAG].
    public World() {
        editor().put(TENANT, ZIGZAG, TestSeries.zigzag(60));
    }

    /// What stands at every operation from now on.
    public void disturb(Steps next) {
        steps = next;
    }

    /// Everything works again.
    public void calm() {
        steps = Steps.UNDISTURBED;
    }

    public SubmitJob submit() {
        return new SubmitJob(jobs, queue, datasets(), journal, clock);
    }

    /// A worker that has just started and remembers no bars.
    public RunJob worker() {
        return new RunJob(jobs, new BarLibrary(bars), results, journal, clock);
    }

    public ReconcileJobs reconcile() {
        return new ReconcileJobs(jobs, queue, journal, clock, PATIENCE);
    }

    public AbandonJob abandon() {
        return new AbandonJob(jobs, journal, clock);
    }

    public RemoveJob remove() {
        return new RemoveJob(jobs, results, journal, clock);
    }

    /// The use cases of sweeps, with shards of the usual size.
    public SweepWorld sweeping() {
        return new SweepWorld(this, ShardSizing.USUAL);
    }

    public AwaitJob await() {
        return new AwaitJob(jobs);
    }

    public Datasets datasets() {
        return new Datasets(datasets);
    }

    public DatasetEditor editor() {
        return new DatasetEditor(datasets, bars, clock);
    }

    public Uploads uploads() {
        return new Uploads(uploads, editor(), clock);
    }

    /// Stores an accepted job whose message was not sent. Its id is the same in every world.
    public JobRef accept(String request) {
        JobSpecReader.Resolved resolved =
                JobSpecReader.read(request, choice -> datasets().resolve(TENANT, choice));
        JobRef ref = new JobRef(TENANT, new JobId("%036d".formatted(++accepted)));
        jobs.admit(Job.accepted(ref, resolved.spec(), resolved.data(), clock.instant()), Optional.empty());
        return ref;
    }

    /// The job as it stands, which must be there.
    public Job job(JobRef ref) {
        return jobs.stored(ref).orElseThrow();
    }
}
