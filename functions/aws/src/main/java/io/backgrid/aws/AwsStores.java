package io.backgrid.aws;

import io.backgrid.aws.dynamo.DynamoDatasetStore;
import io.backgrid.aws.dynamo.DynamoJobStore;
import io.backgrid.aws.dynamo.DynamoSweepLedger;
import io.backgrid.aws.dynamo.DynamoSweepStore;
import io.backgrid.aws.s3.S3BarStore;
import io.backgrid.aws.s3.S3PartStore;
import io.backgrid.aws.s3.S3ResultStore;
import io.backgrid.aws.s3.S3SweepResultStore;
import io.backgrid.aws.s3.S3UploadStore;
import io.backgrid.aws.sfn.SfnSweepMachine;
import io.backgrid.aws.sqs.SqsJobQueue;
import io.backgrid.jobs.port.BarStore;
import io.backgrid.jobs.port.DatasetStore;
import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.ResultStore;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.port.UploadStore;
import java.time.InstantSource;

/// The ports of jobs, made from settings and clients. Each call makes a new, stateless adapter on the shared clients
/// and throws [InvalidSettingsException] when its setting is missing.
public final class AwsStores {
    private final AwsSettings settings;
    private final AwsClients clients;
    private final InstantSource clock;

    /// Makes no client yet.
    ///
    /// @param clock tells when idempotency keys run out
    public AwsStores(AwsSettings settings, AwsClients clients, InstantSource clock) {
        this.settings = settings;
        this.clients = clients;
        this.clock = clock;
    }

    /// Jobs, in the table.
    public JobStore jobs() {
        return new DynamoJobStore(clients.dynamo(), settings.get(Setting.TABLE), clock);
    }

    /// Data set entries, in the table.
    public DatasetStore datasets() {
        return new DynamoDatasetStore(clients.dynamo(), settings.get(Setting.TABLE));
    }

    /// Curves and trades, in the results bucket.
    public ResultStore results() {
        return new S3ResultStore(clients.s3(), clients::presigner, settings.get(Setting.RESULTS_BUCKET));
    }

    /// Price series, in the data bucket.
    public BarStore bars() {
        return new S3BarStore(clients.s3(), settings.get(Setting.DATA_BUCKET));
    }

    /// What clients put by themselves, in the uploads bucket.
    public UploadStore uploads() {
        return new S3UploadStore(clients.s3(), clients::presigner, settings.get(Setting.UPLOADS_BUCKET));
    }

    /// The queue of jobs.
    public JobQueue queue() {
        return new SqsJobQueue(clients.sqs(), settings.get(Setting.QUEUE_URL));
    }

    /// Sweeps, in the table.
    public SweepStore sweeps() {
        return new DynamoSweepStore(clients.dynamo(), settings.get(Setting.TABLE), clock);
    }

    /// What the shards of sweeps have done, in the table.
    public SweepLedger sweepLedger() {
        return new DynamoSweepLedger(clients.dynamo(), settings.get(Setting.TABLE), clock);
    }

    /// Parts of sweeps, in the results bucket.
    public PartStore parts() {
        return new S3PartStore(clients.s3(), clients::presigner, settings.get(Setting.RESULTS_BUCKET));
    }

    /// What a sweep keeps for itself, in the results bucket.
    public SweepResultStore sweepResults() {
        return new S3SweepResultStore(clients.s3(), clients::presigner, settings.get(Setting.RESULTS_BUCKET));
    }

    /// What runs large sweeps.
    public SweepMachine sweepMachine() {
        return new SfnSweepMachine(clients.sfn(), settings.get(Setting.SWEEP_MACHINE_ARN));
    }
}
