package io.backgrid.aws.dynamo;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The keys of the one table. The partition is the tenant, so no query can reach another tenant's items.
///
/// | item | pk | sk |
/// |---|---|---|
/// | job | `T#<tenant>` | `JOB#<id>`; ids sort by age |
/// | idempotency key | `T#<tenant>` | `IDEM#<SHA-256 of the key>` |
/// | data set | `T#<tenant>` | `DATA#<name>` |
/// | sweep | `T#<tenant>` | `SWEEP#<id>` |
/// | counter of a sweep | `T#<tenant>#SWEEP#<id>#<0 to 15>` | `COUNT` |
/// | shard that was counted | the counter's | `SHARD#<number>#<round>` |
final class TableKeys {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String JOB_PREFIX = "JOB#";
    static final String SWEEP_PREFIX = "SWEEP#";
    static final String DATA_PREFIX = "DATA#";
    private static final String TENANT_PREFIX = "T#";
    private static final String IDEMPOTENCY_PREFIX = "IDEM#";

    private TableKeys() {}

    static Map<String, AttributeValue> job(JobRef ref) {
        return of(ref.tenant(), JOB_PREFIX, ref.id());
    }

    static Map<String, AttributeValue> sweep(SweepRef ref) {
        return of(ref.tenant(), SWEEP_PREFIX, ref.id());
    }

    /// The key of something that has an id.
    static Map<String, AttributeValue> of(TenantId tenant, String prefix, JobId id) {
        return key(tenant, prefix + id);
    }

    /// A counter has a partition of its own, so that many functions can count at once.
    static Map<String, AttributeValue> counter(SweepRef ref, int counter) {
        return Map.of(PK, counterPartition(ref, counter), SK, text("COUNT"));
    }

    static Map<String, AttributeValue> countedShard(SweepRef ref, int counter, int shard, int round) {
        return Map.of(PK, counterPartition(ref, counter), SK, text("SHARD#" + shard + "#" + round));
    }

    private static AttributeValue counterPartition(SweepRef ref, int counter) {
        return text(TENANT_PREFIX + ref.tenant() + "#" + SWEEP_PREFIX + ref.id() + "#" + counter);
    }

    static Map<String, AttributeValue> dataset(TenantId tenant, DatasetName name) {
        return key(tenant, DATA_PREFIX + name);
    }

    /// The key's hash stands for it: what a client sends has no business in a key, and need not be kept.
    static Map<String, AttributeValue> idempotency(TenantId tenant, IdempotencyKey key) {
        return key(tenant, IDEMPOTENCY_PREFIX + Sha256.hex(key.value()));
    }

    static AttributeValue partition(TenantId tenant) {
        return text(TENANT_PREFIX + tenant);
    }

    /// The job that an item of the table or of the index belongs to.
    static JobRef jobRef(Map<String, AttributeValue> key) {
        return new JobRef(tenant(key), id(key, JOB_PREFIX));
    }

    /// The sweep that an item of the table or of the index belongs to.
    static SweepRef sweepRef(Map<String, AttributeValue> key) {
        return new SweepRef(tenant(key), id(key, SWEEP_PREFIX));
    }

    /// The id of an item whose sort key begins with a prefix.
    static JobId id(Map<String, AttributeValue> key, String prefix) {
        return new JobId(withoutPrefix(ItemReader.ofKey(key).text(SK), prefix));
    }

    private static TenantId tenant(Map<String, AttributeValue> key) {
        return new TenantId(withoutPrefix(ItemReader.ofKey(key).text(PK), TENANT_PREFIX));
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
}
