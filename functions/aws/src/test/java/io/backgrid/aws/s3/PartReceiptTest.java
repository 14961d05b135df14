package io.backgrid.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backgrid.aws.Fixtures;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.PartAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartReceiptTest {
    private static final String ID = Fixtures.SWEEP.id().value();
    private static final PartReceipt RECEIPT = new PartReceipt(
            new Part(
                    new PartAddress("ab".repeat(32)),
                    ID,
                    262_144,
                    0.1 + 0.2,
                    1L << 40,
                    "cd".repeat(32),
                    7,
                    "ef".repeat(32)),
            ID);

    @Test
    void aReceiptIsReadBackAsItWas() {
        assertThat(PartReceipt.read(RECEIPT.write())).isEqualTo(RECEIPT);
    }

    @Test
    void aReceiptIsWrittenJustSo() {
        assertThat(new String(RECEIPT.write(), StandardCharsets.UTF_8))
                .isEqualTo("{\"address\":\"" + "ab".repeat(32) + "\",\"holder\":\"" + ID + "\",\"computed_for\":\"" + ID
                        + "\",\"rows\":262144,\"gigabyte_seconds\":0.30000000000000004,\"trials_bytes\":1099511627776,"
                        + "\"trials_sha256\":\"" + "cd".repeat(32) + "\",\"blocks_bytes\":7,\"blocks_sha256\":\""
                        + "ef".repeat(32) + "\"}");
    }

    @Test
    void fieldsThatAreAddedLaterDoNoHarm() {
        String text = new String(RECEIPT.write(), StandardCharsets.UTF_8);

        assertThat(PartReceipt.read(text.replace("{", "{\"later\":1,").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(RECEIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "[]", "{}", "null", "17", "{\"address\":\"x\"}"})
    void whatIsNoReceiptIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PartReceipt.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aReceiptThatWasCutAnywhereIsRefused() {
        byte[] whole = RECEIPT.write();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIllegalArgumentException().as("%d bytes", length).isThrownBy(() -> PartReceipt.read(cut));
        }
    }
}
