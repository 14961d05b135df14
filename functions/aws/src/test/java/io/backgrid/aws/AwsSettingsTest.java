package io.backgrid.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsSettingsTest {
    @Test
    void aFunctionHasOnlyTheSettingsItNeeds() {
        AwsSettings settings = AwsSettings.read(Map.of("BACKGRID_TABLE", "jobs", "PATH", "/bin"));

        assertThat(settings.get(Setting.TABLE)).isEqualTo("jobs");
        assertThat(settings.values()).hasSize(1);
    }

    @Test
    void aMissingVariableIsNamedWhenItIsAskedFor() {
        AwsSettings settings = AwsSettings.read(Map.of("BACKGRID_TABLE", ""));

        assertThatThrownBy(() -> settings.get(Setting.TABLE))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("BACKGRID_TABLE is missing: it must be the name of the DynamoDB table");
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        AwsSettings settings = AwsSettings.read(Map.of("BACKGRID_TABLE", "jobs"));

        assertThatThrownBy(() -> settings.require(Setting.TABLE, Setting.QUEUE_URL, Setting.DATA_BUCKET))
                .hasMessageContaining("BACKGRID_QUEUE_URL")
                .hasMessageContaining("BACKGRID_DATA_BUCKET")
                .hasMessageNotContaining("BACKGRID_TABLE");
    }

    @Test
    void everythingThatCannotBeIsNamedAtOnce() {
        assertThatThrownBy(() -> AwsSettings.read(Map.of(
                        "BACKGRID_TABLE", "a table",
                        "BACKGRID_QUEUE_URL", "jobs",
                        "BACKGRID_RESULTS_BUCKET", "results")))
                .hasMessageContaining("BACKGRID_TABLE must be the name of the DynamoDB table but was 'a table'")
                .hasMessageContaining("BACKGRID_QUEUE_URL must be the https URL of the queue of jobs but was 'jobs'")
                .hasMessageNotContaining("BACKGRID_RESULTS_BUCKET");
    }

    @Test
    void thePortsAreMadeFromTheSettingsThatTheyNeed() {
        URI nowhere = URI.create("http://127.0.0.1:9");
        try (AwsClients clients =
                AwsClients.of(new Endpoints(nowhere, nowhere, nowhere, "us-east-1", "someone", "some-secret"))) {
            AwsStores stores = new AwsStores(
                    AwsSettings.read(Map.of("BACKGRID_TABLE", "jobs", "BACKGRID_DATA_BUCKET", "data")),
                    clients,
                    InstantSource.system());

            assertThat(stores.jobs()).isNotNull();
            assertThat(stores.datasets()).isNotNull();
            assertThat(stores.bars()).isNotNull();
            assertThatThrownBy(stores::queue).hasMessageContaining("BACKGRID_QUEUE_URL");
            assertThatThrownBy(stores::results).hasMessageContaining("BACKGRID_RESULTS_BUCKET");
            assertThatThrownBy(stores::uploads).hasMessageContaining("BACKGRID_UPLOADS_BUCKET");
        }
    }

    @Test
    void endpointsDoNotPrintTheirSecret() {
        URI nowhere = URI.create("http://127.0.0.1:9");

        assertThat(new Endpoints(nowhere, nowhere, nowhere, "us-east-1", "someone", "some-secret"))
                .asString()
                .contains("us-east-1")
                .doesNotContain("some-secret");
    }
}
