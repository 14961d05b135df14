package io.backgrid.scenarios.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a stage is said to be.
class StageSettingsTest {
    private static StageSettings of(Map<String, String> environment) {
        return StageSettings.read(environment, stack -> Map.of("TableName", "table-of-" + stack));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:4566/_aws/execute-api/abc123/dev",
                "http://127.0.0.1:4566/_aws/execute-api/abc123/dev/",
                "http://127.0.0.1:4566/_aws/execute-api/abc123/dev/api/v1",
                "http://127.0.0.1:4566/_aws/execute-api/abc123/dev/api/v1/"
            })
    void theAddressKeepsItsPathAndLosesThatOfTheApi(String address) {
        assertThat(of(Map.of("BACKGRID_API", address)).address())
                .isEqualTo("http://127.0.0.1:4566/_aws/execute-api/abc123/dev");
    }

    @Test
    void whatIsNotSetComesFromTheOutputsOfTheStack() {
        assertThat(of(Map.of("BACKGRID_STACK", "mine")).get("BACKGRID_TABLE")).isEqualTo("table-of-mine");
        assertThat(of(Map.of("BACKGRID_STACK", "mine", "BACKGRID_TABLE", "own")).get("BACKGRID_TABLE"))
                .isEqualTo("own");
        assertThatIllegalStateException()
                .isThrownBy(() -> of(Map.of("BACKGRID_TABLE", " ")).get("BACKGRID_TABLE"))
                .withMessage("BACKGRID_TABLE is not set: set it, or name the CloudFormation stack of the stage in"
                        + " BACKGRID_STACK");
    }

    @Test
    void aTargetThatNobodyKnowsIsRefused() {
        assertThat(of(Map.of()).target()).isEqualTo(Target.OFFLINE);
        assertThat(of(Map.of("BACKGRID_TARGET", "ministack")).target()).isEqualTo(Target.MINISTACK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Map.of("BACKGRID_TARGET", "moto")).target())
                .withMessage("BACKGRID_TARGET must be one of offline, localstack, ministack, aws but was 'moto'");
    }
}
