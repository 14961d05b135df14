package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `GET /sweeps/{sweep_id}/trials`.
class TrialsCallTest {
    private final SweepApi sweeps = new SweepApi();
    private final SweepRef ref = sweeps.completed(SweepApi.REQUEST);

    private Request trials() {
        return SweepApi.get(ref, "/trials");
    }

    private static List<Integer> numbers(JsonNode page) {
        return StreamSupport.stream(page.path("trials").spliterator(), false)
                .map(trial -> trial.path("trial").intValue())
                .toList();
    }

    private static List<Double> values(JsonNode page, String metric) {
        return StreamSupport.stream(page.path("trials").spliterator(), false)
                .map(trial -> trial.path("metrics").path(metric).doubleValue())
                .toList();
    }

    @Test
    void aTrialShowsItsNumberItsValuesAndItsMetrics() {
        Reply reply = sweeps.read(trials());

        assertThat(reply.fields()).containsExactly("sweep_id", "sort", "trials");
        assertThat(reply.json().path("sort").textValue()).isEqualTo("-sharpe");
        JsonNode best = reply.json().path("trials").get(0);
        assertThat(Reply.names(best)).containsExactly("trial", "symbol", "values", "status", "metrics");
        assertThat(best.path("symbol").textValue()).isEqualTo("zigzag");
        assertThat(best.path("metrics").path("undefined").isObject()).isTrue();
    }

    @Test
    void trialsThatWhereExcludesKeepTheirNumberAndAreNotThere() {
        // fast 2, 3, 5 and slow 5, 8, the last one fastest: number 4 is fast 5 with slow 5.
        JsonNode page = sweeps.read(trials()).json();

        assertThat(numbers(page)).containsExactlyInAnyOrder(0, 1, 2, 3, 5);
        for (JsonNode trial : page.path("trials")) {
            if (trial.path("trial").intValue() == 5) {
                assertThat(trial.path("values").toString()).isEqualTo("{\"fast\":5,\"slow\":8}");
            }
        }
    }

    @Test
    void anySortMayBeAskedForInEitherDirection() {
        JsonNode down = sweeps.read(trials().query("sort", "-total_return")).json();
        JsonNode up = sweeps.read(trials().query("sort", "max_drawdown")).json();

        assertThat(values(down, "total_return")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(values(up, "max_drawdown")).isSorted();
        assertThat(up.path("sort").textValue()).isEqualTo("max_drawdown");
    }

    @Test
    void equalTrialsComeInTheOrderOfTheirNumbers() {
        // Both sides of 0 count: two parameters that no rule depends on make four equal trials.
        SweepRef equal = sweeps.completed("""
                {"datasets": ["zigzag"], "entry_rule": "close > open", "capital": [1000, 2000, 3000, 4000]}""");
        for (String sort : List.of("sharpe", "-sharpe")) {
            assertThat(numbers(sweeps.read(SweepApi.get(equal, "/trials").query("sort", sort))
                            .json()))
                    .containsExactly(0, 1, 2, 3);
        }
    }

    private List<Integer> pageByPage() {
        List<Integer> read = new ArrayList<>();
        JsonNode page = sweeps.read(trials().query("limit", "2")).json();
        read.addAll(numbers(page));
        while (page.has("next_cursor")) {
            assertThat(page.path("trials")).hasSize(2);
            page = sweeps.read(trials().query("limit", "2")
                            .query("cursor", page.path("next_cursor").textValue()))
                    .json();
            read.addAll(numbers(page));
        }
        return read;
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        assertThat(pageByPage()).isEqualTo(numbers(sweeps.read(trials()).json()));
    }

    @Test
    void anIndexThatIsLostIsReplacedByTheParts() {
        List<Integer> fromIndex = pageByPage();
        String body = sweeps.read(trials()).body();
        sweeps.world.sweepResults.lose(ref, "index");

        assertThat(pageByPage()).isEqualTo(fromIndex);
        assertThat(sweeps.read(trials()).body()).isEqualTo(body);
    }

    @Test
    void indexAndPartsThatAreLostAreNamedInWords() {
        sweeps.world.sweepResults.lose(ref, "index");
        sweeps.world.parts.damage(ref, sweeps.shards(ref).getFirst().address());

        assertThat(sweeps.read(trials()).problem(409)).contains("submit the same sweep again");
    }

    @Test
    void aTrialThatDidNotRunHasAStatusAndNoMetrics() {
        // 60 bars are too few for an average of 60 and one more.
        SweepRef some = sweeps.completed("""
                {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": [2], "slow": [5, 60]}}""");
        JsonNode last =
                sweeps.read(SweepApi.get(some, "/trials")).json().path("trials").get(1);

        assertThat(last.path("status").textValue()).isEqualTo("too_few_bars");
        assertThat(Reply.names(last)).containsExactly("trial", "symbol", "values", "status");
    }

    @Test
    void aSortThatIsUnknownIsRefusedWithAllThatThereAre() {
        assertThat(sweeps.read(trials().query("sort", "-luck")).problem(400))
                .startsWith("sort must name one of trades, total_return, sharpe, max_drawdown, ")
                .endsWith(" but was 'luck'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "3ff0dd62688b92b6", "3ff0dd62688b92b6-", "3FF0DD62688B92B6-1", "3ff0dd62688b92b6--1"})
    void aCursorThatCannotBeIsRefused(String cursor) {
        assertThat(sweeps.read(trials().query("cursor", cursor)).problem(400))
                .isEqualTo("cursor must be the next_cursor of an earlier page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten"})
    void aLimitThatCannotBeIsRefused(String limit) {
        assertThat(sweeps.read(trials().query("limit", limit)).problem(400))
                .isEqualTo("limit must be a whole number from 1 to 200 but was '" + limit + "'");
    }
}
