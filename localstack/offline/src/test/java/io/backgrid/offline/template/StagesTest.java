package io.backgrid.offline.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stages of `infra/stages`: `sam deploy` passes over a parameter that the template does not have, and
/// CloudFormation
/// refuses a value out of range only when the deployment runs.
final class StagesTest {

    private static final Path HOME = Path.of("../..");
    private static final Path TEMPLATE = HOME.resolve("template.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void aStageGivesOnlyParametersOfTheTemplate(String stage) throws IOException {
        assertThat(Template.read(TEMPLATE, parametersOf(stage)).api().stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyValueOfAStageIsAllowedByItsParameter(String stage) throws IOException {
        Map<?, ?> declared = mapping(CloudFormationYaml.read(Files.readString(TEMPLATE)), "Parameters");

        parametersOf(stage).forEach((name, value) -> assertAllowed(name, value, mapping(declared, name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void samconfigDeploysAStageWithItsParameters(String stage) throws IOException {
        assertThat(Files.readString(HOME.resolve("samconfig.toml")))
                .containsOnlyOnce("parameter_overrides = [\"file://infra/stages/" + stage + ".yaml\"]")
                .containsOnlyOnce("stack_name = \"backgrid-" + stage + "\"");
    }

    @Test
    void theStagesGiveTheSameParametersAndNoToken() throws IOException {
        Set<String> ofDev = parametersOf("dev").keySet();

        assertThat(parametersOf("prod").keySet()).isEqualTo(ofDev);
        assertThat(ofDev)
                .as("a hash in the repository would be the token of all")
                .doesNotContain("ApiTokenSha256");
    }

    private static void assertAllowed(String name, String value, Map<?, ?> declaration) {
        if (declaration.get("AllowedPattern") instanceof String pattern) {
            assertThat(value).as(name).matches(pattern);
        }
        if (declaration.get("AllowedValues") instanceof List<?> values) {
            assertThat(values).as(name).extracting(String::valueOf).contains(value);
        }
        if (declaration.get("MinValue") instanceof Integer least) {
            assertThat(Integer.parseInt(value)).as(name).isGreaterThanOrEqualTo(least);
        }
        if (declaration.get("MaxValue") instanceof Integer most) {
            assertThat(Integer.parseInt(value)).as(name).isLessThanOrEqualTo(most);
        }
    }

    private static Map<String, String> parametersOf(String stage) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        CloudFormationYaml.read(Files.readString(HOME.resolve("infra/stages/" + stage + ".yaml")))
                .forEach((name, value) -> parameters.put(String.valueOf(name), String.valueOf(value)));
        return parameters;
    }

    private static Map<?, ?> mapping(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }
}
