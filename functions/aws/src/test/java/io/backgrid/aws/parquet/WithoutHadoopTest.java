package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Fixtures;
import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.dataset.Interval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutHadoopTest {
    @Test
    void hadoopIsNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void anotherProcessWritesTheSameBytesAndLoadsNoHadoopClass() throws Exception {
        List<String> lines = runFresh();

        assertThat(lines).contains("sha256 " + sha256(write()));
        // Parquet's own packages are called org.apache.parquet.hadoop.
        assertThat(lines).noneMatch(line -> line.contains(" org.apache.hadoop."));
        assertThat(lines).anyMatch(line -> line.contains(" org.apache.parquet.hadoop.ParquetFileWriter "));
    }

    private static List<String> runFresh() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutHadoopTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("sha256 " + sha256(write()));
    }

    private static byte[] write() {
        Bars bars = Fixtures.bars(1000, Interval.ONE_HOUR, 2);
        byte[] file = BarsFile.write(bars, Interval.ONE_HOUR, bars.sha256());
        BarsFile.read(file);
        return file;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
