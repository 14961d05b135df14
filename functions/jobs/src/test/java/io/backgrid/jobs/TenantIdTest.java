package io.backgrid.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

    @Test
    void aTenantIsALowerCaseLabel() {
        assertThat(new TenantId("acme-1")).hasToString("acme-1");
        assertThat(new TenantId("0".repeat(63)).value()).hasSize(63);
        assertThat(TenantId.PUBLIC).hasToString("public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a/b", "a#b", "a b", "a_b", "a\n", "é"})
    void whatCouldReachIntoAnotherTenantsKeysIsNoTenant(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantId(value))
                .withMessage("a tenant must be 1 to 63 of a-z, 0-9 and '-', starting with a letter or digit, but was '"
                        + value + "'");
    }

    @Test
    void aTenantHasAtMost63Characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantId("a".repeat(64)));
    }
}
