package io.backgrid.offline.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.offline.gateway.GatewayOptions;
import io.backgrid.offline.gateway.HttpGateway;
import io.backgrid.offline.station.DynamoStation;
import io.backgrid.offline.station.ObjectStation;
import io.backgrid.offline.station.QueueStation;
import io.backgrid.offline.template.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoopbackOnlyTest {

    private static final int MILLIS = 500;
    private static final String IPV4 = "0100007F";
    private static final String IPV4_IN_IPV6 = "0000000000000000FFFF0000" + IPV4;

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<URI> endpoints = new ArrayList<>();

    @BeforeEach
    void startEverything() {
        RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function =
                (_, _) -> new APIGatewayProxyResponseEvent().withStatusCode(200);
        DynamoStation dynamo = DynamoStation.start(folder.resolve("dynamodb"), 0);
        ObjectStation objects = ObjectStation.start(folder.resolve("s3"), 0);
        QueueStation queues = QueueStation.start(0);
        HttpGateway gateway = HttpGateway.start(
                Template.read(Path.of("src/test/resources/template.yaml")),
                Map.of("submit", function, "read", function, "remove", function, "datasets", function),
                GatewayOptions.onPort(0),
                (_, _, _) -> {});
        open.addAll(List.of(gateway, dynamo, objects, queues));
        endpoints.addAll(List.of(gateway.endpoint(), dynamo.endpoint(), objects.endpoint(), queues.endpoint()));
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void nothingAnswersOnAnotherAddressOfTheMachine() throws IOException {
        List<InetAddress> others = otherAddresses();
        assumeThat(others).as("addresses of this machine beside 127.0.0.1").isNotEmpty();
        for (URI endpoint : endpoints) {
            assertThat(answers(InetAddress.getLoopbackAddress(), endpoint.getPort()))
                    .as(endpoint.toString())
                    .isTrue();
            for (InetAddress other : others) {
                assertThat(answers(other, endpoint.getPort()))
                        .as(other + " " + endpoint.getPort())
                        .isFalse();
            }
        }
    }

    @Test
    void everySocketThatThisProcessListensOnIsOnTheLoopbackAddress() throws IOException {
        assumeThat(System.getProperty("os.name")).startsWith("Linux");

        List<String> addresses = ListeningSockets.ofThisProcess();

        assertThat(addresses)
                .hasSizeGreaterThanOrEqualTo(endpoints.size())
                .allMatch(address -> address.equals(IPV4) || address.equals(IPV4_IN_IPV6));
    }

    /// On Linux every address of 127.0.0.0/8 is this machine, so there is one to try even without a network.
    private static List<InetAddress> otherAddresses() throws IOException {
        List<InetAddress> found = new ArrayList<>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .forEach(found::add);
        if (System.getProperty("os.name").startsWith("Linux")) {
            found.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
        }
        return found;
    }

    private static boolean answers(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), MILLIS);
            return true;
        } catch (java.net.ConnectException | java.net.SocketTimeoutException refused) {
            return false;
        }
    }
}
