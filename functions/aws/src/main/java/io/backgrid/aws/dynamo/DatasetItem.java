package io.backgrid.aws.dynamo;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A data set as an item, and as the group of attributes that pins it inside a job.
final class DatasetItem {
    private DatasetItem() {}

    static Map<String, AttributeValue> write(TenantId tenant, Dataset dataset) {
        return fill(ItemWriter.item(TableKeys.dataset(tenant, dataset.name())), dataset)
                .attributes();
    }

    static Dataset read(Map<String, AttributeValue> item) {
        return read(ItemReader.of(item));
    }

    static ItemWriter group(Dataset dataset) {
        return fill(ItemWriter.group(), dataset);
    }

    static Dataset read(ItemReader reader) {
        String interval = reader.text("interval");
        String source = reader.text("source");
        return new Dataset(
                new DatasetName(reader.text("name")),
                Arrays.stream(Dataset.Source.values())
                        .filter(each -> each.wireName().equals(source))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no data set has the source '" + source + "'")),
                Interval.ofWireName(interval)
                        .orElseThrow(() -> new IllegalStateException("there is no interval '" + interval + "'")),
                Math.toIntExact(reader.whole("bars")),
                reader.instant("from"),
                reader.instant("to"),
                reader.text("sha256"),
                reader.instant("created_at"));
    }

    private static ItemWriter fill(ItemWriter writer, Dataset dataset) {
        return writer.text("name", dataset.name().value())
                .text("source", dataset.source().wireName())
                .text("interval", dataset.interval().wireName())
                .whole("bars", dataset.bars())
                .instant("from", dataset.from())
                .instant("to", dataset.to())
                .text("sha256", dataset.sha256())
                .instant("created_at", dataset.createdAt());
    }
}
