package io.backgrid.aws.dynamo;

import io.backgrid.jobs.Completion;

/// What a finished job left behind, as a group of attributes.
final class CompletionItem {
    private CompletionItem() {}

    static ItemWriter group(Completion completion) {
        return ItemWriter.group()
                .instant("started_at", completion.startedAt())
                .instant("completed_at", completion.completedAt())
                // As text: DynamoDB's numbers end at 38 digits and 1e126, a double does not.
                .text("runtime_seconds", Double.toString(completion.runtimeSeconds()))
                .whole("bars", completion.bars())
                .instant("first_bar", completion.firstBar())
                .instant("last_bar", completion.lastBar())
                .text("data_sha256", completion.dataSha256())
                .text("result_sha256", completion.resultSha256())
                .text("engine_version", completion.engineVersion())
                .flag("ruined", completion.ruined())
                .text("metrics", MetricsJson.write(completion.metrics()));
    }

    static Completion read(ItemReader reader) {
        return new Completion(
                reader.instant("started_at"),
                reader.instant("completed_at"),
                Double.parseDouble(reader.text("runtime_seconds")),
                Math.toIntExact(reader.whole("bars")),
                reader.instant("first_bar"),
                reader.instant("last_bar"),
                reader.text("data_sha256"),
                reader.text("result_sha256"),
                reader.text("engine_version"),
                reader.flag("ruined"),
                MetricsJson.read(reader.text("metrics")));
    }
}
