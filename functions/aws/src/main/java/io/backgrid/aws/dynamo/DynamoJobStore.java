package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.JobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Jobs in a DynamoDB table, see [TableKeys], [RevisionedItems] and [OpenIndex].
public final class DynamoJobStore implements JobStore {
    private final InstantSource clock;
    private final RevisionedItems items;
    private final Listing listing;
    private final OpenIndex open;

    /// Jobs in `table`.
    ///
    /// @param clock tells when idempotency keys run out
    public DynamoJobStore(DynamoDbClient client, String table, InstantSource clock) {
        RemoteService service = new RemoteService("the job table");
        this.clock = clock;
        this.items = new RevisionedItems(client, table, service);
        this.listing = new Listing(client, table, service, TableKeys.JOB_PREFIX);
        this.open = new OpenIndex(client, table, service, OpenIndex.JOBS);
    }

    @Override
    public Admission admit(Job job, Optional<IdempotencyKey> key) {
        Candidate candidate =
                new Candidate(job.ref().tenant(), job.ref().id(), job.spec().sha256(), item(job));
        return items.admit(candidate, key, clock.instant());
    }

    @Override
    public Optional<Job> find(JobRef ref) {
        return items.find(TableKeys.job(ref)).map(JobItem::read);
    }

    @Override
    public JobPage list(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after) {
        Listing.Page page = listing.page(tenant, status, limit, after);
        return new JobPage(page.items().stream().map(JobItem::read).toList(), page.next());
    }

    @Override
    public boolean replace(Job next) {
        return items.replace(item(next), next.revision());
    }

    @Override
    public boolean delete(Job job) {
        return items.delete(TableKeys.job(job.ref()), job.revision());
    }

    @Override
    public List<JobRef> openSince(Instant sentBefore, int limit) {
        return open.before(sentBefore, limit).stream().map(TableKeys::jobRef).toList();
    }

    private static Map<String, AttributeValue> item(Job job) {
        return JobItem.write(job, RevisionedItems.newWriteId());
    }
}
