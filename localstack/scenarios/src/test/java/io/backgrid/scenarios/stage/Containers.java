package io.backgrid.scenarios.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The containers in which an emulator on this machine runs the functions of its stage.
public final class Containers {
    private Containers() {}

    /// Ends a container that runs a function, whatever it does at the moment.
    ///
    /// @param handler of the function, its `QUARKUS_LAMBDA_HANDLER` in the template
    /// @throws IllegalStateException when none runs it, or Docker refuses
    public static void kill(String handler) {
        String running = docker("ps", "-q")
                .filter(container -> docker("inspect", "-f", "{{range .Config.Env}}{{println .}}{{end}}", container)
                        .anyMatch(("QUARKUS_LAMBDA_HANDLER=" + handler)::equals))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no container runs " + handler));
        docker("kill", running);
    }

    /// The lines that Docker answers.
    private static Stream<String> docker(String... words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + answer);
            }
            return answer.lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
