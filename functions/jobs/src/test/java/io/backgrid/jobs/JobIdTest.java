package io.backgrid.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private final SecureRandom random = new SecureRandom();

    @Test
    void anIdIs36CharactersThatMayStandInAnAddress() {
        JobId id = JobId.create(NOW, random);

        assertThat(id.value()).hasSize(36).matches("[0-9a-z]+").doesNotContain("i", "l", "o", "u");
        assertThat(id).hasToString(id.value());
        assertThat(JobId.parse(id.value())).contains(id);
    }

    @Test
    void theFirstTenCharactersAreTheMillisecondInBase32() {
        // 1 s = 1000 ms = 31 * 32 + 8, and digit 31 is z.
        assertThat(JobId.create(Instant.ofEpochSecond(1), random).value()).startsWith("00000000z8");
    }

    @Test
    void idsSortByTheMillisecondOfSubmission() {
        List<JobId> byTime = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            byTime.add(JobId.create(NOW.plusMillis(i * 37L), random));
        }
        byTime.add(JobId.create(Instant.parse("9999-12-31T23:59:59Z"), random));

        assertThat(byTime).isSorted();
    }

    @Test
    void idsOfOneMillisecondAreDifferentAndUseEveryBit() {
        Set<JobId> ids = new HashSet<>();
        Set<Character> letters = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            JobId id = JobId.create(NOW, random);
            ids.add(id);
            id.value().substring(10).chars().forEach(letter -> letters.add((char) letter));
        }
        assertThat(ids).hasSize(1_000);
        // 26 characters of 32 letters each are 130 random bits.
        assertThat(letters).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00000000000000000000000000000000000",
                "0000000000000000000000000000000000000",
                "00000000000000000000000000000000000I",
                "00000000000000000000000000000000000i",
                "00000000000000000000000000000000000l",
                "00000000000000000000000000000000000o",
                "00000000000000000000000000000000000u",
                "00000000000000000000000000000000000A",
                "00000000000000000000000000000000000#",
                "00000000000000000000000000000000000\n"
            })
    void anyOtherTextNamesNoJob(String text) {
        assertThat(JobId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId(text)).withMessageContaining("not a job id");
    }
}
