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
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One station of the kind that a test needs, with the stores on it. Nobody listens where the others would be.
///
/// The station is the offline stack's, unless the system property [#ELSEWHERE] names an emulator of AWS.
final class Wire implements AutoCloseable {
    /// The address of an emulator that plays all stations and outlives a test, such as `http://127.0.0.1:4566`.
    static final String ELSEWHERE = "backgrid.stations";

    static final Template TEMPLATE = Template.read(Path.of("../../template.yaml"));
    static final String TABLE = TEMPLATE.table().logicalId();
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final URI address;
    private final Runnable stop;
    private final AwsClients clients;
    private final Map<Setting, String> names = new HashMap<>();

    private Wire(URI address, Runnable stop, Function<URI, Endpoints> endpoints) {
        this.address = address;
        this.stop = stop;
        this.clients = AwsClients.of(endpoints.apply(address));
    }

    private static Wire to(Supplier<Station> starting, Function<URI, Endpoints> endpoints) {
        String elsewhere = System.getProperty(ELSEWHERE);
        if (elsewhere != null) {
            return new Wire(URI.create(elsewhere), () -> {}, endpoints);
        }
        Station station = starting.get();
        return new Wire(station.endpoint(), station::close, endpoints);
    }

    private static Endpoints endpoints(URI dynamo, URI s3, URI sqs) {
        return new Endpoints(
                dynamo, s3, sqs, LocalClients.REGION.id(), LocalClients.ACCESS_KEY, LocalClients.SECRET_KEY);
    }

    /// DynamoDB with the template's table.
    static Wire dynamo(Path folder) {
        Wire wire = to(() -> DynamoStation.start(folder, 0), address -> endpoints(address, NOBODY, NOBODY));
        Provisioning.table(wire.clients.dynamo(), TEMPLATE.table());
        wire.names.put(Setting.TABLE, TABLE);
        return wire;
    }

    /// S3 with the buckets `results`, `series` and `uploads`.
    static Wire s3(Path folder) {
        Wire wire = to(() -> ObjectStation.start(folder, 0), address -> endpoints(NOBODY, address, NOBODY));
        Provisioning.buckets(wire.clients.s3(), List.of("results", "series", "uploads"));
        wire.names.put(Setting.RESULTS_BUCKET, "results");
        wire.names.put(Setting.DATA_BUCKET, "series");
        wire.names.put(Setting.UPLOADS_BUCKET, "uploads");
        return wire;
    }

    /// SQS with the template's queues.
    static Wire sqs() {
        Wire wire = to(() -> QueueStation.start(0), address -> endpoints(NOBODY, NOBODY, address));
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

    /// A client of the table that speaks over another line, which the caller closes with it.
    DynamoDbClient dynamoOver(SdkHttpClient line) {
        return DynamoDbClient.builder()
                .endpointOverride(address)
                .region(LocalClients.REGION)
                .credentialsProvider(LocalClients.credentials())
                .httpClient(line)
                .build();
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
        stop.run();
    }
}
