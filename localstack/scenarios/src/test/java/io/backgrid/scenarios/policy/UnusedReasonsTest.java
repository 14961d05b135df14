package io.backgrid.scenarios.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The list of what is allowed and not used.
class UnusedReasonsTest {
    private static final Permission LOG = new Permission("read", "ReadRole", "logs:PutLogEvents", "ReadLogs");
    private static final Permission QUERY = new Permission("read", "ReadRole", "dynamodb:Query", "Table");
    private static final List<Permission> BOTH = List.of(LOG, QUERY);

    private static UnusedReasons reasons(String action, String resource, boolean sometimes) {
        return UnusedReasons.of(List.of(Map.of(
                "roles", List.of("*"),
                "actions", List.of(action),
                "resources", List.of(resource),
                "sometimes", sometimes,
                "reason", "it is so")));
    }

    @Test
    void whatIsUnusedNeedsAReason() {
        UnusedReasons reasons = reasons("logs:PutLogEvents", "*Logs", false);

        assertThat(reasons.differences(BOTH, List.of(LOG))).isEmpty();
        assertThat(reasons.differences(BOTH, BOTH))
                .containsExactly("read: dynamodb:Query on Table is allowed by ReadRole and used by no scenario: remove"
                        + " it there, or give the reason in /allowed-but-unused.yaml");
    }

    @Test
    void aReasonForWhatIsUsedIsOutOfDateUnlessItSaysSometimes() {
        assertThat(reasons("dynamodb:Query", "Table", false).differences(List.of(QUERY), List.of()))
                .containsExactly("/allowed-but-unused.yaml calls unused what is used, remove it: read: dynamodb:Query"
                        + " on Table");
        assertThat(reasons("dynamodb:Query", "Table", true).differences(List.of(QUERY), List.of()))
                .isEmpty();
    }

    @Test
    void aReasonForWhatNoRoleAllowsIsOutOfDate() {
        assertThat(reasons("dynamodb:Scan", "Table", true).differences(BOTH, List.of()))
                .singleElement()
                .asString()
                .startsWith("/allowed-but-unused.yaml gives a reason for what no role allows, remove it: ")
                .contains("dynamodb:Scan");
    }

    @Test
    void anEntryWithoutReasonOrRolesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnusedReasons.of(List.of(Map.of("roles", List.of("*")))))
                .withMessage("/allowed-but-unused.yaml: an entry needs a reason: {roles=[*]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnusedReasons.of(List.of(Map.of("reason", "it is so"))))
                .withMessage("/allowed-but-unused.yaml: an entry needs a list of roles: {reason=it is so}");
    }
}
