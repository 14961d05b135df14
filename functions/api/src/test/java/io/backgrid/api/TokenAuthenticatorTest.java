package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Authenticator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAuthenticatorTest {
    private static final TenantId TENANT = new TenantId("acme");

    /// `printf abc | sha256sum`, the first example of FIPS 180.
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Authenticator authenticator = new TokenAuthenticator(TENANT, Optional.of(SHA_256_OF_ABC));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "Bearer  abc "})
    void whoSendsTheTokenIsTheTenant(String header) {
        assertThat(authenticator.authenticate(Optional.of(header))).contains(TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "Bearer", "Bearer ", "Bearer abcd", "Bearer ABC", "Basic abc", "Bearer abc,abc"})
    void whoSendsAnythingElseIsNobody(String header) {
        assertThat(authenticator.authenticate(Optional.of(header))).isEmpty();
    }

    @Test
    void theHashItselfIsNoToken() {
        assertThat(authenticator.authenticate(Optional.of("Bearer " + SHA_256_OF_ABC)))
                .isEmpty();
    }

    @Test
    void whoSendsNothingIsNobody() {
        assertThat(authenticator.authenticate(Optional.empty())).isEmpty();
    }

    @Test
    void withoutAHashEverybodyIsTheTenant() {
        assertThat(new TokenAuthenticator(TENANT, Optional.empty()).authenticate(Optional.empty()))
                .contains(TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
    void aSettingThatIsNoHashIsRefusedByItsName(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenAuthenticator(TENANT, Optional.of(hash)))
                .withMessage("BACKGRID_API_TOKEN_SHA256 must be the 64 lower-case hex digits of the token's SHA-256");
    }

    @Test
    void onAwsAMissingHashStopsTheFunctionInsteadOfOpeningTheApi() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ApiComponents.authenticator(Map.of("BACKGRID_TENANT", "acme")))
                .withMessageStartingWith("BACKGRID_API_TOKEN_SHA256 is missing");
        assertThat(ApiComponents.authenticator(
                                Map.of("BACKGRID_TENANT", "acme", "BACKGRID_API_TOKEN_SHA256", SHA_256_OF_ABC))
                        .authenticate(Optional.of("Bearer abc")))
                .contains(TENANT);
    }
}
