package io.backgrid.offline.adapters;

import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.aws.Endpoints;
import io.backgrid.aws.Setting;
import io.backgrid.offline.station.DynamoStation;
import io.backgrid.offline.station.LocalClients;
import io.backgrid.offline.station.ObjectStation;
import io.backgrid.offline.station.Provisioning;
import io.backgrid.offline.station.QueueStation;
import io.backgrid.offline.station.Station;
import io.backgrid.offline.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One station of the kind that a test needs, with the stores on it. Nobody listens where the others would be.
final class Wire implements AutoCloseable {
    static final Template TEMPLATE = Template.read(Path.of("../../template.yaml"));
    static final String TABLE = TEMPLATE.table().logicalId();
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final Station station;
    private final AwsClients clients;
    private final Map<Setting, String> names = new HashMap<>();

    private Wire(Station station, URI dynamo, URI s3, URI sqs) {
        this.station = station;
        this.clients = AwsClients.of(new Endpoints(
                dynamo, s3, sqs, LocalClients.REGION.id(), LocalClients.ACCESS_KEY, LocalClients.SECRET_KEY));
    }

    /// DynamoDB with the template's table.
    static Wire dynamo(Path folder) {
        DynamoStation station = DynamoStation.start(folder, 0);
        Wire wire = new Wire(station, station.endpoint(), NOBODY, NOBODY);
        Provisioning.table(wire.clients.dynamo(), TEMPLATE.table());
        wire.names.put(Setting.TABLE, TABLE);
        return wire;
    }

    /// S3 with the buckets `results`, `series` and `uploads`.
    static Wire s3(Path folder) {
        ObjectStation station = ObjectStation.start(folder, 0);
        Wire wire = new Wire(station, NOBODY, station.endpoint(), NOBODY);
        Provisioning.buckets(wire.clients.s3(), List.of("results", "series", "uploads"));
        wire.names.put(Setting.RESULTS_BUCKET, "results");
        wire.names.put(Setting.DATA_BUCKET, "series");
        wire.names.put(Setting.UPLOADS_BUCKET, "uploads");
        return wire;
    }

    /// SQS with the template's queues.
    static Wire sqs() {
        QueueStation station = QueueStation.start(0);
        Wire wire = new Wire(station, NOBODY, NOBODY, station.endpoint());
        wire.names.put(
                Setting.QUEUE_URL,
                Provisioning.queues(wire.clients.sqs(), TEMPLATE).getOrDefault("JobsQueue", ""));
        return wire;
    }

    AwsClients clients() {
        return clients;
    }

    DynamoDbClient dynamo() {
        return clients.dynamo();
    }

    String name(Setting setting) {
        return new AwsSettings(names).get(setting);
    }

    AwsStores stores(InstantSource clock) {
        return new AwsStores(new AwsSettings(names), clients, clock);
    }

    /// The stores, with another name for one of the things they use.
    AwsStores storesWith(Setting setting, String name) {
        Map<Setting, String> changed = new HashMap<>(names);
        changed.put(setting, name);
        return new AwsStores(new AwsSettings(changed), clients, InstantSource.system());
    }

    @Override
    public void close() {
        clients.close();
        station.close();
    }
}
