package io.backgrid.aws.dynamo;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.request.DataChoice;
import io.backgrid.jobs.request.SweepRequestReader;
import io.backgrid.jobs.sweep.ManifestRef;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A sweep as an item: a few KB, and at most about 330 KB with 10,000 values and 500 series, of the 400 KB that
/// DynamoDB
/// allows.
final class SweepItem {
    private SweepItem() {}

    static Map<String, AttributeValue> write(Sweep sweep, String writeId) {
        ItemWriter writer = ItemWriter.item(TableKeys.sweep(sweep.ref()))
                .whole(RevisionedItems.REVISION, sweep.revision())
                .text(RevisionedItems.WRITE_ID, writeId)
                .instant("submitted_at", sweep.submittedAt())
                .text("spec", sweep.request().canonicalJson())
                .text(Candidate.SPEC_SHA256, sweep.request().sha256())
                .whole("trials", sweep.trials())
                .groups("data", sweep.data().stream().map(DatasetItem::group).toList())
                .text(StateAttributes.STATUS, sweep.status().wireName());
        write(sweep, writer);
        return writer.attributes();
    }

    private static void write(Sweep sweep, ItemWriter writer) {
        switch (sweep.state()) {
            case SweepState.Queued(Instant sentAt) ->
                StateAttributes.open(OpenIndex.SWEEPS, sweep.ref().id(), sentAt, writer);
            case SweepState.Running(Instant sentAt, Instant startedAt, ManifestRef manifest) -> {
                StateAttributes.open(OpenIndex.SWEEPS, sweep.ref().id(), sentAt, writer);
                writer.instant("started_at", startedAt).group("manifest", SweepCompletionItem.manifest(manifest));
            }
            case SweepState.Completed completed ->
                writer.group("completion", SweepCompletionItem.group(completed.completion()));
            case SweepState.Failed(JobFailure failure, SweepProgress done, Instant failedAt) ->
                writer.instant("failed_at", failedAt)
                        .text("failure_code", failure.code())
                        .text("failure_detail", failure.detail())
                        .group("done", SweepCompletionItem.progress(done));
            case SweepState.Cancelled(SweepProgress done, Instant cancelledAt) ->
                writer.instant("cancelled_at", cancelledAt).group("done", SweepCompletionItem.progress(done));
        }
    }

    /// @param requests that may be known already
    static Sweep read(Map<String, AttributeValue> item, RecentRequests requests) {
        ItemReader reader = ItemReader.of(item);
        String spec = reader.text("spec");
        List<Dataset> data =
                reader.groups("data").stream().map(DatasetItem::read).toList();
        return new Sweep(
                TableKeys.sweepRef(item),
                requests.of(spec, () -> SweepRequestReader.stored(spec, inOrder(data))),
                data,
                reader.whole("trials"),
                reader.instant("submitted_at"),
                state(reader),
                reader.whole(RevisionedItems.REVISION));
    }

    private static SweepState state(ItemReader reader) {
        return switch (StateAttributes.status(reader.text(StateAttributes.STATUS))) {
            case QUEUED -> new SweepState.Queued(reader.instant(StateAttributes.OPEN_SINCE));
            case RUNNING ->
                new SweepState.Running(
                        reader.instant(StateAttributes.OPEN_SINCE),
                        reader.instant("started_at"),
                        SweepCompletionItem.manifest(reader.group("manifest")));
            case COMPLETED -> new SweepState.Completed(SweepCompletionItem.read(reader.group("completion")));
            case FAILED ->
                new SweepState.Failed(
                        new JobFailure(reader.text("failure_code"), reader.text("failure_detail")),
                        SweepCompletionItem.progress(reader.group("done")),
                        reader.instant("failed_at"));
            case CANCELLED ->
                new SweepState.Cancelled(
                        SweepCompletionItem.progress(reader.group("done")), reader.instant("cancelled_at"));
        };
    }

    /// The request names its series in the order in which they are stored beside it.
    private static Function<DataChoice, Optional<Dataset>> inOrder(List<Dataset> data) {
        Iterator<Dataset> next = new ArrayList<>(data).iterator();
        return _ -> Optional.of(next.next());
    }
}
