package io.backgrid.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.sweep.SweptPaths;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.dataset.Samples;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepRequestTest {
    private static Optional<Dataset> lookup(DataChoice choice) {
        return Samples.find(choice.name());
    }

    private static SweepRequest read(String json) {
        return SweepRequestReader.read(json, SweepRequestTest::lookup, 1_000_000)
                .request();
    }

    @Test
    void theCanonicalFormWritesOutRangesAndDefaultsInAlphabeticalOrderButForTheParameters() {
        SweepRequest request = read("""
                {"where": "fast<slow", "symbol": "AAPL", "strategy": "ma_crossover", "objective": "cagr",
                 "params": {"slow": {"from": 20, "to": 30, "step": 5}, "fast": [2.0, 3]},
                 "slippage": [0, 1e-3], "budget_usd": 0.5, "sample": {"seed": 4, "count": 7}}""");

        assertThat(request.canonicalJson()).isEqualTo("""
                {"budget_usd":0.5,"capital":100000,"direction":"long_flat","entry":"cross","fees":{"fixed":0,"rate":0},\
                "fill":"next_open","interval":"1d","keep_curves":0,"objective":"cagr",\
                "params":{"slow":[20,25,30],"fast":[2,3]},"periods_per_year":252,"risk_free_rate":0,\
                "sample":{"count":7,"seed":4},"sizing":{"mode":"all_in"},"slippage":{"rate":[0,0.001]},\
                "strategy":"ma_crossover","symbols":["AAPL"],"units":"fractional","where":"fast < slow"}""");
        assertThat(request.sha256()).isEqualTo(Sha256.hex(request.canonicalJson()));
    }

    @Test
    void theOrderOfKeysChangesNothingButThatOfParametersNumbersTheTrials() {
        SweepRequest one = read("""
                {"symbol": "AAPL", "strategy": "ma_crossover", "params": {"fast": [2, 3], "slow": [20, 30]},
                 "stop_loss": [0.1, 0.2], "fees": {"rate": [0, 0.1], "fixed": [1, 2]}}""");
        SweepRequest other = read("""
                {"fees": {"fixed": [1, 2], "rate": [0, 0.1]}, "stop_loss": [0.1, 0.2],
                 "params": {"fast": [2, 3], "slow": [20, 30]}, "strategy": "ma_crossover", "symbol": "AAPL"}""");
        SweepRequest turned = read("""
                {"symbol": "AAPL", "strategy": "ma_crossover", "params": {"slow": [20, 30], "fast": [2, 3]},
                 "stop_loss": [0.1, 0.2], "fees": {"rate": [0, 0.1], "fixed": [1, 2]}}""");

        assertThat(other).isEqualTo(one);
        assertThat(other.sha256()).isEqualTo(one.sha256());
        assertThat(turned).isNotEqualTo(one);
        assertThat(turned.sha256()).isNotEqualTo(one.sha256());
        // Of 32 trials, the 16th is the second value of the first parameter.
        assertThat(one.job(16).backtest().strategy().params())
                .containsEntry("fast", 3.0)
                .containsEntry("slow", 20.0);
        assertThat(turned.job(16).backtest().strategy().params())
                .containsEntry("fast", 2.0)
                .containsEntry("slow", 30.0);
    }

    @Test
    void aTrialIsAJobThatSaysItsValues() {
        SweepRequest request = read("""
                {"symbols": ["AAPL", "SP500"], "strategy": "ma_crossover", "start": "2015-01-01",
                 "params": {"fast": [2, 3], "slow": [20, 30]}, "fees": {"rate": [0, 0.1]}}""");

        // 13 = 1 * 8 + 1 * 4 + 0 * 2 + 1: the second series, fast 3, slow 20, rate 0.1.
        JobSpec job = request.job(13);
        assertThat(job.data()).isEqualTo(new DataChoice.Symbol(new DatasetName("SP500")));
        assertThat(job.start()).contains(LocalDate.of(2015, 1, 1));
        assertThat(job.interval()).isEqualTo(Interval.ONE_DAY);
        assertThat(job.canonicalJson()).contains("\"fast\":3,\"slow\":20").contains("\"rate\":0.1");
        assertThat(JobSpecReader.read(job.canonicalJson(), SweepRequestTest::lookup)
                        .spec())
                .isEqualTo(job);
    }

    @Test
    void anyRequestIsReadBackFromItsCanonicalForm() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        int swept = 0;
        for (int round = 0; round < 500; round++) {
            ObjectNode json = anyRequest(random);
            SweepRequest request;
            try {
                request = read(json.toString());
            } catch (InvalidRequestException _) {
                // Some value does not go with the others.
                continue;
            }
            swept += request.grid().axes().size();
            String what = "seed %d, round %d, %s".formatted(seed, round, json);
            assertThat(read(request.canonicalJson())).as(what).isEqualTo(request);
            assertThat(SweepRequestReader.stored(request.canonicalJson(), SweepRequestTest::lookup))
                    .as(what)
                    .isEqualTo(request);
            SweepRequest shuffled = read(shuffled(json, random).toString());
            assertThat(shuffled.canonicalJson()).as(what).isEqualTo(request.canonicalJson());
            assertTrialsAreJobs(request, random, what);
        }
        assertThat(swept).as("seed %d", seed).isGreaterThan(250);
    }

    private static void assertTrialsAreJobs(SweepRequest request, Random random, String what) {
        long trial = random.nextLong(request.grid().trials() * request.data().size());
        try {
            JobSpec job = request.job(trial);
            assertThat(JobSpecReader.read(job.canonicalJson(), SweepRequestTest::lookup)
                            .spec())
                    .as("%s, trial %d", what, trial)
                    .isEqualTo(job);
        } catch (InvalidSpecException _) {
            // This combination cannot be, which its row will say.
            assertThat(request.grid().axes()).hasSizeGreaterThan(1);
        }
    }

    /// A job some of whose numbers are lists, on one or two series.
    private static ObjectNode anyRequest(Random random) {
        ObjectNode json = new JobSpec(
                        new DataChoice.Symbol(new DatasetName("AAPL")),
                        Optional.empty(),
                        random.nextBoolean() ? Optional.of(LocalDate.of(2017, 6, 1)) : Optional.empty(),
                        Interval.ONE_DAY,
                        RandomBacktests.next(random))
                .toJson();
        if (random.nextBoolean()) {
            json.remove("symbol");
            json.putArray("symbols").add("SP500").add("AAPL");
        }
        sweep(json, "", random);
        if (random.nextInt(3) == 0) {
            json.put(
                    "objective",
                    List.of(TrialMetric.values()).get(random.nextInt(16)).wireName());
            json.put("keep_curves", random.nextInt(101));
        }
        if (random.nextInt(3) == 0) {
            json.put("budget_usd", random.nextDouble());
        }
        if (random.nextInt(3) == 0) {
            json.putObject("sample").put("count", 1).put("seed", random.nextInt(1_000));
        }
        return json;
    }

    private static void sweep(ObjectNode json, String prefix, Random random) {
        for (String name : names(json)) {
            String path = prefix + name;
            JsonNode value = json.get(name);
            if (value instanceof ObjectNode inner) {
                sweep(inner, path + ".", random);
            } else if (value.isNumber()
                    && random.nextInt(6) == 0
                    && (path.startsWith("params.")
                            || path.equals("slippage.rate")
                            || SweptPaths.all().contains(path))) {
                double first = value.doubleValue();
                double other = random.nextBoolean() ? first + 1 : first / 2;
                if (other == first) {
                    json.putArray(name).add(first);
                } else {
                    json.putArray(name).add(first).add(other);
                }
            }
        }
    }

    private static List<String> names(ObjectNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// The same with its keys in another order, but for those of the parameters.
    private static ObjectNode shuffled(ObjectNode json, Random random) {
        ObjectNode shuffled = json.objectNode();
        List<String> names = names(json);
        Collections.shuffle(names, random);
        for (String name : names) {
            boolean turn = json.get(name).isObject() && !name.equals("params");
            shuffled.set(name, turn ? shuffled((ObjectNode) json.get(name), random) : json.get(name));
        }
        return shuffled;
    }
}
