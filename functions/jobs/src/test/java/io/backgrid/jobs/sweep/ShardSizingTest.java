package io.backgrid.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How large a stage makes its shards.
class ShardSizingTest {
    private static final String VARIABLE = "BACKGRID_SHARD_TRIALS";

    @Test
    void theMostTrialsOfAShardAreThoseOfTheEnvironmentOrTheUsual() {
        assertThat(ShardSizing.read(Map.of())).isEqualTo(ShardSizing.USUAL);
        assertThat(ShardSizing.read(Map.of(VARIABLE, "262144"))).isEqualTo(ShardSizing.USUAL);
        assertThat(ShardSizing.read(Map.of(VARIABLE, "100"))).isEqualTo(new ShardSizing(5, 100, 2_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1e3", "ten", "1000000000"})
    void whatIsNoNumberOfTrialsIsRefusedAtTheStart(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ShardSizing.read(Map.of(VARIABLE, text)))
                .withMessage("BACKGRID_SHARD_TRIALS must be a whole number from 1 to 999999999 but was '" + text + "'");
    }
}
