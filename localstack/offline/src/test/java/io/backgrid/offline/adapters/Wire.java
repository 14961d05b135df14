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

    private final Host host;
    private final AwsClients clients;
    private final Map<Setting, String> names = new HashMap<>();

    /// Who plays the services.
    ///
    /// @param secretKey of the access key that the tests use
    /// @param stop what is to be done when nobody needs it any more
    private record Host(URI address, String secretKey, Runnable stop) {

        static Host of(Supplier<Station> starting) {
            String elsewhere = System.getProperty(ELSEWHERE);
            if (elsewhere != null) {
                return new Host(URI.create(elsewhere), "test", () -> {});
            }
            Station station = starting.get();
            return new Host(station.endpoint(), LocalClients.SECRET_KEY, station::close);
        }
    }

    private Wire(Host host, URI dynamo, URI s3, URI sqs) {
        this.host = host;
        this.clients = AwsClients.of(
                new Endpoints(dynamo, s3, sqs, LocalClients.REGION.id(), LocalClients.ACCESS_KEY, host.secretKey()));
    }

    /// DynamoDB with the template's table, empty.
    static Wire dynamo(Path folder) {
        Host host = Host.of(() -> DynamoStation.start(folder, 0));
        Wire wire = new Wire(host, host.address(), NOBODY, NOBODY);
        wire.dropTable();
        Provisioning.table(wire.dynamo(), TEMPLATE.table());
        wire.names.put(Setting.TABLE, TABLE);
        return wire;
    }

    /// S3 with the buckets `results`, `series` and `uploads`.
    static Wire s3(Path folder) {
        Host host = Host.of(() -> ObjectStation.start(folder, 0));
        Wire wire = new Wire(host, NOBODY, host.address(), NOBODY);
        Provisioning.buckets(wire.clients.s3(), List.of("results", "series", "uploads"));
        wire.names.put(Setting.RESULTS_BUCKET, "results");
        wire.names.put(Setting.DATA_BUCKET, "series");
        wire.names.put(Setting.UPLOADS_BUCKET, "uploads");
        return wire;
    }

    /// SQS with the template's queues.
    static Wire sqs() {
        Host host = Host.of(() -> QueueStation.start(0));
        Wire wire = new Wire(host, NOBODY, NOBODY, host.address());
        wire.names.put(
                Setting.QUEUE_URL,
                Provisioning.queues(wire.clients.sqs(), TEMPLATE).getOrDefault("JobsQueue", ""));
        return wire;
    }

    // Elsewhere it may be there from the test before.
    private void dropTable() {
        if (dynamo().listTables().tableNames().contains(TABLE)) {
            dynamo().deleteTable(delete -> delete.tableName(TABLE));
        }
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
                .endpointOverride(host.address())
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
        host.stop().run();
    }
}
