package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.dataset.Dataset;

/// A data set as users see it.
final class DatasetView {
    private DatasetView() {}

    static ObjectNode of(Dataset dataset) {
        return Json.object()
                .put("name", dataset.name().value())
                .put("source", dataset.source().wireName())
                .put("interval", dataset.interval().wireName())
                .put("bars", dataset.bars())
                .put("from", Json.time(dataset.from(), dataset.interval()))
                .put("to", Json.time(dataset.to(), dataset.interval()))
                .put("sha256", dataset.sha256())
                .put("created_at", dataset.createdAt().toString());
    }
}
