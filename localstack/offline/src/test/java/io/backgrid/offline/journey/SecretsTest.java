package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stays between the caller and the API.
class SecretsTest {

    @Test
    void aSecretTokenOrBodyNeverReachesTheLog(@TempDir Path folder) throws Exception {
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder))) {
            Client client = new Client(stack.address(), Contract.load());
            client.submit(Client.SEED, "Prefer", "wait=20", "Authorization", "Bearer MARKER-IN-A-TOKEN");
            client.submit("{\"MARKER-IN-A-BODY\": 1}");

            assertThat(Files.readString(stack.folder().log())).isNotEmpty().doesNotContain("MARKER-IN-A");
        }
    }
}
