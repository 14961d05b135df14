package io.backgrid.offline.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.backgrid.offline.station.DynamoStation;
import io.backgrid.offline.station.ObjectStation;
import io.backgrid.offline.station.QueueStation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoopbackOnlyTest {

    private static final int MILLIS = 500;

    @TempDir
    Path folder;

    @Test
    void noStationAnswersOnAnotherAddressOfTheMachine() throws IOException {
        List<InetAddress> others = otherAddresses();
        assumeThat(others).as("addresses of this machine beside 127.0.0.1").isNotEmpty();
        try (DynamoStation dynamo = DynamoStation.start(folder.resolve("dynamodb"), 0);
                ObjectStation objects = ObjectStation.start(folder.resolve("s3"), 0);
                QueueStation queues = QueueStation.start(0)) {
            for (URI endpoint : List.of(dynamo.endpoint(), objects.endpoint(), queues.endpoint())) {
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

    private static boolean answers(InetAddress address, int port) throws SocketException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
