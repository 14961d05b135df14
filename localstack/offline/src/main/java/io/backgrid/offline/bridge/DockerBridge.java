package io.backgrid.offline.bridge;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/// The network through which Docker's containers reach this machine, and nobody else does.
public final class DockerBridge {
    private static final String NAME = "docker0";

    private DockerBridge() {}

    /// This machine's address in it; empty where Docker does not run.
    public static Optional<InetAddress> address() {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(NAME))
                    .flatMap(bridge -> bridge.inetAddresses()
                            .filter(Inet4Address.class::isInstance)
                            .findFirst());
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
