package io.backgrid.aws.dynamo;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.port.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The keys of the one table. The partition is the tenant, so no query can reach another tenant's items.
///
/// | item | pk | sk |
/// |---|---|---|
/// | job | `T#<tenant>` | `JOB#<id>`; ids sort by age |
/// | idempotency key | `T#<tenant>` | `IDEM#<SHA-256 of the key>` |
/// | data set | `T#<tenant>` | `DATA#<name>` |
final class TableKeys {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String JOB_PREFIX = "JOB#";
    static final String DATA_PREFIX = "DATA#";
    private static final String TENANT_PREFIX = "T#";
    private static final String IDEMPOTENCY_PREFIX = "IDEM#";

    private TableKeys() {}

    static Map<String, AttributeValue> job(JobRef ref) {
        return key(ref.tenant(), JOB_PREFIX + ref.id());
    }

    static Map<String, AttributeValue> dataset(TenantId tenant, DatasetName name) {
        return key(tenant, DATA_PREFIX + name);
    }

    /// The key's hash stands for it: what a client sends has no business in a key, and need not be kept.
    static Map<String, AttributeValue> idempotency(TenantId tenant, IdempotencyKey key) {
        return key(tenant, IDEMPOTENCY_PREFIX + sha256(key.value()));
    }

    static AttributeValue partition(TenantId tenant) {
        return text(TENANT_PREFIX + tenant);
    }

    /// The job that an item of the table or of the index belongs to.
    static JobRef jobRef(Map<String, AttributeValue> key) {
        ItemReader reader = ItemReader.ofKey(key);
        return new JobRef(
                new TenantId(withoutPrefix(reader.text(PK), TENANT_PREFIX)),
                new JobId(withoutPrefix(reader.text(SK), JOB_PREFIX)));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Map<String, AttributeValue> key(TenantId tenant, String sortKey) {
        return Map.of(PK, partition(tenant), SK, text(sortKey));
    }

    private static String withoutPrefix(String value, String prefix) {
        if (!value.startsWith(prefix)) {
            throw new IllegalStateException("a key that should start with " + prefix + " is '" + value + "'");
        }
        return value.substring(prefix.length());
    }

    private static String sha256(String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
