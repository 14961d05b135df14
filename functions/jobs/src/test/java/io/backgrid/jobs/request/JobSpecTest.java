package io.backgrid.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobSpecTest {

    @Test
    void readingTheCanonicalTextOfAnySpecificationGivesTheSpecificationBack() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int trial = 0; trial < 2_000; trial++) {
            JobSpec spec = randomSpec(random);
            JobSpec again = read(spec.canonicalJson(), spec);

            assertThat(again).as("seed %d, trial %d", seed, trial).isEqualTo(spec);
            assertThat(again.canonicalJson()).isEqualTo(spec.canonicalJson());
            assertThat(again.sha256()).isEqualTo(spec.sha256());
        }
    }

    @Test
    void layoutAndOrderOfARequestDoNotChangeItsHash() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            JobSpec spec = randomSpec(random);
            String shuffled = shuffled(spec.toJson(), random).toPrettyString();

            assertThat(read(shuffled, spec).sha256())
                    .as("seed %d, trial %d: %s", seed, trial, shuffled)
                    .isEqualTo(spec.sha256());
        }
    }

    @Test
    void numbersStandInTheirShortestForm() {
        assertThat(specWithCapital(5_000).canonicalJson()).contains("\"capital\":5000,");
        assertThat(specWithCapital(0.1).canonicalJson()).contains("\"capital\":0.1,");
        assertThat(specWithCapital(1e15).canonicalJson()).contains("\"capital\":1000000000000000,");
        assertThat(specWithCapital(1e-9).canonicalJson()).contains("\"capital\":1.0E-9,");
    }

    private static JobSpec specWithCapital(double capital) {
        return new JobSpec(
                new DataChoice.Symbol(new DatasetName("AAPL")),
                Optional.empty(),
                Optional.empty(),
                Interval.ONE_DAY,
                BacktestSpec.builder(crossover(1, 2), new MetricBasis(252, 0))
                        .capital(capital)
                        .build());
    }

    private static JobSpec randomSpec(Random random) {
        DatasetName name = new DatasetName("d" + random.nextInt(1_000));
        Interval[] intervals = Interval.values();
        Optional<LocalDate> start = random.nextBoolean()
                ? Optional.of(LocalDate.of(2000, 1, 1).plusDays(random.nextInt(5_000)))
                : Optional.empty();
        Optional<LocalDate> end = random.nextBoolean()
                ? Optional.of(LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_000)))
                : Optional.empty();
        return new JobSpec(
                random.nextBoolean() ? new DataChoice.Symbol(name) : new DataChoice.Upload(name),
                start,
                end,
                intervals[random.nextInt(intervals.length)],
                RandomBacktests.next(random),
                random.nextBoolean() ? Set.of() : Set.of(Verification.NO_LOOKAHEAD));
    }

    private static Strategy crossover(int fast, int slow) {
        return StrategyCatalogue.find("ma_crossover").orElseThrow().with(Map.of("fast", (double) fast, "slow", (double)
                slow));
    }

    private static JsonNode shuffled(ObjectNode json, Random random) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(json.properties());
        Collections.shuffle(fields, random);
        ObjectNode shuffled = json.objectNode();
        fields.forEach(field -> shuffled.set(
                field.getKey(),
                field.getValue() instanceof ObjectNode object ? shuffled(object, random) : field.getValue()));
        return shuffled;
    }

    private static JobSpec read(String json, JobSpec original) {
        return JobSpecReader.read(json, choice -> {
                    assertThat(choice).isEqualTo(original.data());
                    return Optional.of(seriesOf(original));
                })
                .spec();
    }

    private static Dataset seriesOf(JobSpec spec) {
        return new Dataset(
                spec.data().name(),
                Dataset.Source.UPLOAD,
                spec.interval(),
                10_000,
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("2030-01-01T00:00:00Z"),
                "0".repeat(64),
                Instant.EPOCH);
    }
}
