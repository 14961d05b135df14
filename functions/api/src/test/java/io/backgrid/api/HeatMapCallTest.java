package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.sweep.SweepRef;
import org.junit.jupiter.api.Test;

/// `GET /sweeps/{sweep_id}/heatmap`.
class HeatMapCallTest {
    private final SweepApi sweeps = new SweepApi();
    private final SweepRef ref = sweeps.completed(SweepApi.REQUEST);

    private static Request map(SweepRef ref, String x, String y) {
        return SweepApi.get(ref, "/heatmap").query("x", x).query("y", y);
    }

    @Test
    void aMapHasARowForEachYAndInItACellForEachX() {
        Reply reply = sweeps.read(map(ref, "fast", "slow"));

        assertThat(reply.fields()).containsExactly("sweep_id", "metric", "best", "x", "y", "cells");
        JsonNode json = reply.json();
        assertThat(json.path("x").toString()).isEqualTo("{\"name\":\"fast\",\"values\":[2,3,5]}");
        assertThat(json.path("y").toString()).isEqualTo("{\"name\":\"slow\",\"values\":[5,8]}");
        assertThat(json.path("cells")).hasSize(2);
        assertThat(json.path("cells").get(0)).hasSize(3);
        assertThat(json.path("metric").textValue()).isEqualTo("sharpe");
        assertThat(json.path("best").textValue()).isEqualTo("highest");
        // fast 5 with slow 5 is excluded: nothing is there.
        assertThat(json.path("cells").get(0).get(2).isNull()).isTrue();
    }

    @Test
    void aCellIsTheTrialOfItsValues() {
        JsonNode cells = sweeps.read(map(ref, "fast", "slow").query("metric", "total_return"))
                .json()
                .path("cells");
        for (JsonNode trial : sweeps.read(SweepApi.get(ref, "/trials")).json().path("trials")) {
            int number = trial.path("trial").intValue();
            assertThat(cells.get(number % 2).get(number / 2))
                    .isEqualTo(trial.path("metrics").path("total_return"));
        }
    }

    @Test
    void aMapMayBeTurned() {
        JsonNode flat = sweeps.read(map(ref, "fast", "slow")).json();
        JsonNode turned = sweeps.read(map(ref, "slow", "fast")).json();

        assertThat(turned.path("x")).isEqualTo(flat.path("y"));
        assertThat(turned.path("cells")).hasSize(3);
        for (int fast = 0; fast < 3; fast++) {
            for (int slow = 0; slow < 2; slow++) {
                assertThat(turned.path("cells").get(fast).get(slow))
                        .isEqualTo(flat.path("cells").get(slow).get(fast));
            }
        }
    }

    @Test
    void whatCountsIsAWholeNumber() {
        JsonNode cells = sweeps.read(map(ref, "fast", "slow").query("metric", "trades"))
                .json()
                .path("cells");

        assertThat(cells.get(0).get(0).isIntegralNumber()).isTrue();
    }

    @Test
    void ofAMetricThatIsBetterLowTheLowestIsTheBest() {
        assertThat(sweeps.read(map(ref, "fast", "slow").query("metric", "volatility"))
                        .json()
                        .path("best")
                        .textValue())
                .isEqualTo("lowest");
    }

    @Test
    void anAxisThatIsUnknownOrMissingIsRefusedWithThoseThatThereAre() {
        assertThat(sweeps.read(map(ref, "fats", "slow")).problem(400))
                .isEqualTo("x must be one of fast, slow but was 'fats'");
        assertThat(sweeps.read(SweepApi.get(ref, "/heatmap").query("x", "fast")).problem(400))
                .isEqualTo("y is required: one of fast, slow");
        assertThat(sweeps.read(map(ref, "slow", "slow")).problem(400))
                .isEqualTo("x and y must be two numbers that differ but both are slow");
        assertThat(sweeps.read(map(ref, "fast", "slow").query("metric", "luck")).problem(400))
                .startsWith("metric must name one of trades, ");
    }

    @Test
    void aParameterAndANumberOfTheSameNameAreToldApart() {
        SweepRef both = sweeps.completed("""
                {"datasets": ["zigzag"], "entry_rule": "close > sma(close, 2) * capital", "params": {"capital": [1, 2]},
                 "capital": [1000, 2000]}""");

        assertThat(sweeps.read(map(both, "params.capital", "capital"))
                        .json()
                        .path("x")
                        .toString())
                .isEqualTo("{\"name\":\"params.capital\",\"values\":[1,2]}");
    }

    @Test
    void axesOfTooManyCombinationsHaveNoMapAndTheAnswerSaysHowMany() {
        // 201 x 200 is above 40,000.
        SweepRef wide = sweeps.completed("""
                {"datasets": ["zigzag"], "entry_rule": "close > a * b", "params": {"a": {"from": 1, "to": 201, "step": 1},
                 "b": {"from": 1, "to": 200, "step": 1}}, "sample": {"count": 10}}""");

        assertThat(sweeps.read(SweepApi.get(wide, "")).json().path("heatmaps")).isEmpty();
        assertThat(sweeps.read(map(wide, "a", "b")).problem(422))
                .isEqualTo("no heat map of a and b: they have 40,200 combinations and a map at most 40,000; read the"
                        + " parts, see GET results");
    }

    @Test
    void anAxisOfASingleValueHasNoMap() {
        SweepRef narrow = sweeps.completed(SweepApi.REQUEST.replace("[5, 8]", "[8]"));

        assertThat(sweeps.read(map(narrow, "fast", "slow")).problem(422))
                .isEqualTo("no heat map of fast and slow: one of them has a single value");
    }

    @Test
    void aMapBeyondTheTenthIsNotStoredAndTheAnswerSaysSo() {
        // Six axes have 15 pairs, of which the first ten are kept: the last is that of e and f.
        SweepRef many = sweeps.completed("""
                {"datasets": ["zigzag"], "entry_rule": "close > a + b + c + d + e + f", "params": {"a": [1, 2],
                 "b": [1, 2], "c": [1, 2], "d": [1, 2], "e": [1, 2], "f": [1, 2]}}""");

        assertThat(sweeps.read(SweepApi.get(many, "")).json().path("heatmaps")).hasSize(10);
        assertThat(sweeps.read(map(many, "e", "f")).problem(422)).contains("a sweep has 10 at most");
    }

    @Test
    void aMapThatIsLostIsMadeAnewAndWithoutThePartsNamedInWords() {
        String before = sweeps.read(map(ref, "fast", "slow")).json().toString();
        sweeps.world.sweepResults.lose(ref, "heatmap 0-1");

        assertThat(sweeps.read(map(ref, "fast", "slow")).json()).hasToString(before);
        sweeps.world.sweepResults.lose(ref, "manifest");
        assertThat(sweeps.read(map(ref, "fast", "slow")).problem(409)).contains("submit the same sweep again");
    }
}
