package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.order.ResultHashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The same data and specification give the same bits under every way of running the engine, on every JDK installed
/// that
/// can load it.
class SameBitsTest {
    private static final List<List<String>> MODES = List.of(
            List.of("-Xint"),
            List.of("-XX:TieredStopAtLevel=1", "-Xbatch"),
            List.of("-XX:-TieredCompilation", "-Xbatch"));

    @Test
    void interpreterAndBothCompilersGiveTheSameHashes() throws IOException, InterruptedException {
        String expected = ResultHashes.ofAll();
        assertThat(expected.lines()).hasSize(ResultHashes.SPECIFICATIONS).doesNotHaveDuplicates();
        List<Path> jdks = jdks();
        assertThat(jdks).isNotEmpty();
        for (Path jdk : jdks) {
            for (List<String> mode : MODES) {
                assertThat(hashes(jdk, mode)).as("%s %s", jdk, mode).isEqualTo(expected);
            }
        }
    }

    private static String hashes(Path jdk, List<String> mode) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(mode);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ResultHashes.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.strip();
    }

    /// The JDK of this test and its neighbours of the same release or a later one.
    private static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> neighbours = Files.list(own.getParent())) {
            List<Path> found = new ArrayList<>();
            for (Path candidate : neighbours.sorted().toList()) {
                Path real = candidate.toRealPath();
                if (!found.contains(real) && feature(real) >= Runtime.version().feature()) {
                    found.add(real);
                }
            }
            return found;
        }
    }

    private static int feature(Path jdk) throws IOException {
        Path release = jdk.resolve("release");
        if (!Files.isExecutable(jdk.resolve("bin/java")) || !Files.isRegularFile(release)) {
            return 0;
        }
        for (String line : Files.readAllLines(release)) {
            if (line.startsWith("JAVA_VERSION=")) {
                return Runtime.Version.parse(line.replaceAll("JAVA_VERSION=|\"", ""))
                        .feature();
            }
        }
        return 0;
    }
}
