package io.backgrid.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void whatIsWrittenDownOfEachSampleIsWhatItsFileHolds() {
        assertThat(Samples.all()).extracting(sample -> sample.name().value()).containsExactly("AAPL", "SP500");
        assertThat(Samples.all()).allSatisfy(sample -> {
            PriceSeries series = Samples.read(sample.name());
            assertThat(sample)
                    .isEqualTo(Dataset.of(
                            sample.name(),
                            Dataset.Source.SAMPLE,
                            series.interval(),
                            series.bars(),
                            sample.createdAt()));
        });
    }

    @Test
    void eachFileHasTheHashThatStandsBesideItsSourceAndLicence() {
        String readme = new String(file("README.md"), StandardCharsets.UTF_8);

        assertThat(Samples.all()).allSatisfy(sample -> {
            String name = sample.name() + ".csv";
            assertThat(readme.lines().filter(line -> line.startsWith("| " + name + " |")))
                    .singleElement()
                    .asString()
                    .endsWith("| " + sha256(file(name)) + " |");
        });
    }

    @Test
    void aSampleIsFoundByItsExactNameOnly() {
        assertThat(Samples.find(new DatasetName("AAPL"))).contains(Samples.all().getFirst());
        assertThat(Samples.find(new DatasetName("aapl"))).isEmpty();
    }

    @Test
    void whatIsNoSampleCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.read(new DatasetName("README.md")))
                .withMessage("'README.md' is no sample");
    }

    private static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("samples/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
