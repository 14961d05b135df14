package io.backgrid.aws.dynamo;

import io.backgrid.jobs.Completion;
import io.backgrid.jobs.NoLookahead;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a finished job left behind, as a group of attributes.
final class CompletionItem {
    private static final String AMBIGUOUS_BARS = "ambiguous_bars";
    private static final String INTEREST = "interest";
    private static final String NO_LOOKAHEAD = "no_lookahead";

    private CompletionItem() {}

    static ItemWriter group(Completion completion) {
        ItemWriter group = ItemWriter.group()
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
        // Written only where they say something: items from before have none of them.
        if (completion.ambiguousBars() > 0) {
            group.whole(AMBIGUOUS_BARS, completion.ambiguousBars());
        }
        if (completion.interest() != 0) {
            group.text(INTEREST, Double.toString(completion.interest()));
        }
        completion.noLookahead().ifPresent(proof -> group.group(NO_LOOKAHEAD, proof(proof)));
        return group;
    }

    private static ItemWriter proof(NoLookahead proof) {
        String cuts = proof.cuts().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return ItemWriter.group().text("cuts", cuts).whole("comparisons", proof.comparisons());
    }

    private static NoLookahead proof(ItemReader reader) {
        return new NoLookahead(
                Pattern.compile(" ")
                        .splitAsStream(reader.text("cuts"))
                        .filter(cut -> !cut.isEmpty())
                        .map(Integer::valueOf)
                        .toList(),
                reader.whole("comparisons"));
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
                MetricsJson.read(reader.text("metrics")),
                reader.has(AMBIGUOUS_BARS) ? Math.toIntExact(reader.whole(AMBIGUOUS_BARS)) : 0,
                reader.has(INTEREST) ? Double.parseDouble(reader.text(INTEREST)) : 0,
                reader.has(NO_LOOKAHEAD) ? Optional.of(proof(reader.group(NO_LOOKAHEAD))) : Optional.empty());
    }
}
