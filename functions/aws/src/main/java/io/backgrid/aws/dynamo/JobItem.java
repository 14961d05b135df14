package io.backgrid.aws.dynamo;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.request.JobSpecReader;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A job as an item: about 2 KB when it begins and 4 KB when it has ended, of the 400 KB that DynamoDB allows.
final class JobItem {
    private JobItem() {}

    static Map<String, AttributeValue> write(Job job, String writeId) {
        ItemWriter writer = ItemWriter.item(TableKeys.job(job.ref()))
                .whole(RevisionedItems.REVISION, job.revision())
                .text(RevisionedItems.WRITE_ID, writeId)
                .instant("submitted_at", job.submittedAt())
                .text("spec", job.spec().canonicalJson())
                .text(Candidate.SPEC_SHA256, job.spec().sha256())
                .group("data", DatasetItem.group(job.data()));
        StateAttributes.write(job.ref().id(), job.state(), writer);
        return writer.attributes();
    }

    static Job read(Map<String, AttributeValue> item) {
        ItemReader reader = ItemReader.of(item);
        Dataset data = DatasetItem.read(reader.group("data"));
        JobSpec spec =
                JobSpecReader.read(reader.text("spec"), _ -> Optional.of(data)).spec();
        return new Job(
                TableKeys.jobRef(item),
                spec,
                data,
                reader.instant("submitted_at"),
                StateAttributes.read(reader),
                reader.whole(RevisionedItems.REVISION));
    }
}
