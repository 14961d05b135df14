package io.backgrid.jobs.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void aKeyIs1To255PrintableCharacters() {
        assertThat(IdempotencyKey.parse("!~#/5f1d")).contains(new IdempotencyKey("!~#/5f1d"));
        assertThat(IdempotencyKey.parse("k".repeat(255))).isPresent();
        assertThat(IdempotencyKey.parse("k".repeat(256))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u007f", "ä"})
    void spacesAndControlCharactersAreNoKey(String text) {
        assertThat(IdempotencyKey.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyKey(text))
                .withMessage("an idempotency key must be 1 to 255 printable ASCII characters");
    }
}
