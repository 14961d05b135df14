package io.backgrid.offline;

import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.Endpoints;
import io.backgrid.aws.Setting;
import io.backgrid.offline.station.DynamoStation;
import io.backgrid.offline.station.LocalClients;
import io.backgrid.offline.station.ObjectStation;
import io.backgrid.offline.station.Provisioning;
import io.backgrid.offline.station.QueueStation;
import io.backgrid.offline.template.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// DynamoDB, S3 and SQS of one stack, with the table, buckets and queues of the template.
final class Stations implements AutoCloseable {
    private final DynamoStation dynamo;
    private final ObjectStation objects;
    private final QueueStation queues;
    private final SqsClient sqs;
    private final Map<String, String> queueUrls;
    private final Template template;

    private Stations(
            DynamoStation dynamo, ObjectStation objects, QueueStation queues, SqsClient sqs, Template template) {
        this.dynamo = dynamo;
        this.objects = objects;
        this.queues = queues;
        this.sqs = sqs;
        this.template = template;
        this.queueUrls = Provisioning.queues(sqs, template);
    }

    /// Starts all three side by side.
    static Stations start(DataFolder folder, Template template) {
        CompletableFuture<DynamoStation> dynamo = CompletableFuture.supplyAsync(() -> {
            DynamoStation station = DynamoStation.start(folder.dynamo(), 0);
            try (DynamoDbClient client = LocalClients.dynamo(station.endpoint())) {
                Provisioning.table(client, template.table());
            }
            return station;
        });
        CompletableFuture<ObjectStation> objects = CompletableFuture.supplyAsync(() -> {
            ObjectStation station = ObjectStation.start(folder.objects(), 0);
            try (S3Client client = LocalClients.s3(station.endpoint())) {
                Provisioning.buckets(
                        client,
                        template.buckets().stream().map(Stations::bucket).toList());
            }
            return station;
        });
        QueueStation queues = QueueStation.start(0);
        return new Stations(dynamo.join(), objects.join(), queues, LocalClients.sqs(queues.endpoint()), template);
    }

    /// S3 takes no capitals: `DataBucket` is `databucket`.
    private static String bucket(String logicalId) {
        return logicalId.toLowerCase(Locale.ROOT);
    }

    SqsClient sqs() {
        return sqs;
    }

    String queueUrl(String logicalId) {
        String url = queueUrls.get(logicalId);
        if (url == null) {
            throw new IllegalArgumentException("the template has no queue " + logicalId);
        }
        return url;
    }

    Endpoints endpoints() {
        return new Endpoints(
                dynamo.endpoint(),
                objects.endpoint(),
                queues.endpoint(),
                LocalClients.REGION.id(),
                LocalClients.ACCESS_KEY,
                LocalClients.SECRET_KEY);
    }

    AwsSettings settings() {
        return new AwsSettings(Map.of(
                Setting.TABLE, template.table().logicalId(),
                Setting.QUEUE_URL, queueUrl("JobsQueue"),
                Setting.DATA_BUCKET, bucket("DataBucket"),
                Setting.RESULTS_BUCKET, bucket("ResultsBucket"),
                Setting.UPLOADS_BUCKET, bucket("UploadsBucket"),
                // Runs in this process, so it is only a name.
                Setting.SWEEP_MACHINE_ARN, "arn:aws:states:us-east-1:000000000000:stateMachine:SweepMachine"));
    }

    @Override
    public void close() {
        sqs.close();
        List.of(queues, objects, dynamo).forEach(station -> station.close());
    }
}
