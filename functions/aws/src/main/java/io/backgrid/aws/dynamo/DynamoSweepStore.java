package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Sweeps in the table of jobs, see [TableKeys], [RevisionedItems] and [OpenIndex].
public final class DynamoSweepStore implements SweepStore {
    private final InstantSource clock;
    private final RevisionedItems items;
    private final Listing listing;
    private final OpenIndex open;
    private final RecentRequests requests = new RecentRequests();

    /// Sweeps in `table`.
    ///
    /// @param clock tells when idempotency keys run out
    public DynamoSweepStore(DynamoDbClient client, String table, InstantSource clock) {
        RemoteService service = new RemoteService("the job table");
        this.clock = clock;
        this.items = new RevisionedItems(client, table, service);
        this.listing = new Listing(client, table, service, TableKeys.SWEEP_PREFIX);
        this.open = new OpenIndex(client, table, service, OpenIndex.SWEEPS);
    }

    @Override
    public Admission admit(Sweep sweep, Optional<IdempotencyKey> key) {
        Candidate candidate = new Candidate(
                sweep.ref().tenant(), sweep.ref().id(), sweep.request().sha256(), item(sweep));
        return items.admit(candidate, key, clock.instant());
    }

    @Override
    public Optional<Sweep> find(SweepRef ref) {
        return items.find(TableKeys.sweep(ref)).map(this::read);
    }

    @Override
    public SweepPage list(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after) {
        Listing.Page page = listing.page(tenant, status, limit, after);
        return new SweepPage(page.items().stream().map(this::read).toList(), page.next());
    }

    @Override
    public boolean replace(Sweep next) {
        return items.replace(item(next), next.revision());
    }

    @Override
    public boolean delete(Sweep sweep) {
        return items.delete(TableKeys.sweep(sweep.ref()), sweep.revision());
    }

    @Override
    public List<SweepRef> openSince(Instant sentBefore, int limit) {
        return open.before(sentBefore, limit).stream().map(TableKeys::sweepRef).toList();
    }

    private Sweep read(Map<String, AttributeValue> item) {
        return SweepItem.read(item, requests);
    }

    private static Map<String, AttributeValue> item(Sweep sweep) {
        return SweepItem.write(sweep, RevisionedItems.newWriteId());
    }
}
