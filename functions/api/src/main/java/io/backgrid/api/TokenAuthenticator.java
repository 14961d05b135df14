package io.backgrid.api;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Authenticator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Knows one tenant, and lets in who has its token. Only the token's hash is configured, so that neither template nor
/// console shows the token. Without a hash everybody is that tenant: for a laptop, where only loopback is listened on.
public final class TokenAuthenticator implements Authenticator {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final String SCHEME = "Bearer ";

    private final TenantId tenant;
    private final Optional<byte[]> tokenSha256;

    /// @param tokenSha256 64 lower-case hex digits
    public TokenAuthenticator(TenantId tenant, Optional<String> tokenSha256) {
        tokenSha256.filter(hash -> !SHA_256.matcher(hash).matches()).ifPresent(_ -> {
            throw new IllegalArgumentException(
                    "BACKGRID_API_TOKEN_SHA256 must be the 64 lower-case hex digits of the token's SHA-256");
        });
        this.tenant = tenant;
        this.tokenSha256 = tokenSha256.map(HexFormat.of()::parseHex);
    }

    @Override
    public Optional<TenantId> authenticate(Optional<String> authorization) {
        if (tokenSha256.isEmpty()) {
            return Optional.of(tenant);
        }
        return authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> sha256(header.substring(SCHEME.length()).strip()))
                .filter(hash -> MessageDigest.isEqual(hash, tokenSha256.get()))
                .map(_ -> tenant);
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
