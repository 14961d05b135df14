package io.backgrid.scenarios.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.backgrid.offline.template.Template;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Holds the roles of the template against the calls that functions made in the scenarios, so it runs
/// after them all.
@Order(Integer.MAX_VALUE)
class FunctionPoliciesTest {
    private final Audit audit = audit();

    private static Audit audit() {
        Template template = OfflineTemplate.settings();
        return new Audit(
                Policies.read(OfflineTemplate.text()),
                template.queueSources().stream()
                        .collect(Collectors.toMap(
                                source -> source.queue().logicalId(),
                                source -> source.function().handler())),
                CallRecorder.calls());
    }

    @Test
    void everyCallOfAFunctionIsAllowedByItsRole() {
        assumeThat(audit.calls())
                .as("no function has run in this process: run the scenarios with this, and against no other stage")
                .isNotEmpty();

        assertThat(audit.violations()).isEmpty();
    }

    @Test
    void whatNoScenarioUsesIsAllowedForAReason() {
        assumeThat(audit.calls())
                .as("no function has run in this process: run the scenarios with this, and against no other stage")
                .isNotEmpty();
        assumeThat(ScenariosDone.missing())
                .as("scenarios that were not run, or failed, may use what the others do not")
                .isEmpty();

        List<Permission> unused = audit.unused();
        assertThat(UnusedReasons.load().differences(audit.permissions(), unused))
                .isEmpty();
    }
}
