package io.backgrid.aws.dynamo;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.ManifestRef;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.TrialCounts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a finished sweep left behind, as a group of attributes. Lists of numbers are texts with blanks in between, as
/// DynamoDB's own numbers do not hold every double.
final class SweepCompletionItem {
    private static final Pattern BLANK = Pattern.compile(" ");

    private SweepCompletionItem() {}

    static ItemWriter group(SweepCompletion completion) {
        ItemWriter quantiles = ItemWriter.group();
        completion.quantiles().forEach((metric, each) -> quantiles.text(metric.wireName(), quantiles(each)));
        return ItemWriter.group()
                .instant("started_at", completion.startedAt())
                .instant("completed_at", completion.completedAt())
                .group("progress", progress(completion.progress()))
                .group("manifest", manifest(completion.manifest()))
                .group("counts", counts(completion.counts()))
                .group("quantiles", quantiles)
                .text("best", joined(completion.best()))
                .text("index_sha256", completion.indexSha256())
                .groups(
                        "heat_maps",
                        completion.heatMaps().stream()
                                .map(SweepCompletionItem::heatMap)
                                .toList())
                .text("result_sha256", completion.resultSha256())
                .text("engine_version", completion.engineVersion());
    }

    static SweepCompletion read(ItemReader reader) {
        return new SweepCompletion(
                reader.instant("started_at"),
                reader.instant("completed_at"),
                progress(reader.group("progress")),
                manifest(reader.group("manifest")),
                counts(reader.group("counts")),
                quantilesOf(reader.group("quantiles")),
                split(reader.text("best")).map(Long::valueOf).toList(),
                reader.text("index_sha256"),
                reader.groups("heat_maps").stream()
                        .map(SweepCompletionItem::heatMap)
                        .toList(),
                reader.text("result_sha256"),
                reader.text("engine_version"));
    }

    static ItemWriter progress(SweepProgress progress) {
        return ItemWriter.group()
                .whole("shards", progress.shards())
                .whole("reused", progress.reused())
                .whole("trials", progress.trials())
                .text("gigabyte_seconds", Double.toString(progress.gigabyteSeconds()))
                .whole("bytes", progress.bytes());
    }

    static SweepProgress progress(ItemReader reader) {
        return new SweepProgress(
                Math.toIntExact(reader.whole("shards")),
                Math.toIntExact(reader.whole("reused")),
                reader.whole("trials"),
                Double.parseDouble(reader.text("gigabyte_seconds")),
                reader.whole("bytes"));
    }

    static ItemWriter manifest(ManifestRef manifest) {
        return ItemWriter.group().text("sha256", manifest.sha256()).whole("shards", manifest.shards());
    }

    static ManifestRef manifest(ItemReader reader) {
        return new ManifestRef(reader.text("sha256"), Math.toIntExact(reader.whole("shards")));
    }

    private static ItemWriter counts(TrialCounts counts) {
        return ItemWriter.group()
                .whole("ran", counts.ran())
                .whole("invalid", counts.invalid())
                .whole("too_few_bars", counts.tooFewBars())
                .whole("overflowed", counts.overflowed())
                .whole("profitable", counts.profitable());
    }

    private static TrialCounts counts(ItemReader reader) {
        return new TrialCounts(
                reader.whole("ran"),
                reader.whole("invalid"),
                reader.whole("too_few_bars"),
                reader.whole("overflowed"),
                reader.whole("profitable"));
    }

    private static String quantiles(Quantiles quantiles) {
        return (quantiles.defined() + " " + joined(quantiles.values())).strip();
    }

    private static Map<TrialMetric, Quantiles> quantilesOf(ItemReader reader) {
        Map<TrialMetric, Quantiles> all = new EnumMap<>(TrialMetric.class);
        for (TrialMetric metric : TrialMetric.values()) {
            if (reader.has(metric.wireName())) {
                List<String> numbers = split(reader.text(metric.wireName())).toList();
                List<Double> values =
                        numbers.stream().skip(1).map(Double::valueOf).toList();
                all.put(metric, new Quantiles(Long.parseLong(numbers.getFirst()), values));
            }
        }
        return all;
    }

    private static ItemWriter heatMap(HeatMapRef map) {
        return ItemWriter.group().whole("x", map.x()).whole("y", map.y()).text("sha256", map.sha256());
    }

    private static HeatMapRef heatMap(ItemReader reader) {
        return new HeatMapRef(
                Math.toIntExact(reader.whole("x")), Math.toIntExact(reader.whole("y")), reader.text("sha256"));
    }

    private static String joined(List<?> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Stream<String> split(String numbers) {
        return BLANK.splitAsStream(numbers).filter(number -> !number.isEmpty());
    }
}
