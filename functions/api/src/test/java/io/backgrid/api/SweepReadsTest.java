package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.SweepRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading sweeps: one, a list, and where its parts lie.
class SweepReadsTest {
    private static final List<String> PARTS = List.of("", "/trials", "/heatmap", "/results");

    private final SweepApi sweeps = new SweepApi();
    private final World world = sweeps.world;

    private JsonNode whole(SweepRef ref) {
        return sweeps.read(SweepApi.get(ref, "")).json();
    }

    @Test
    void aQueuedSweepShowsWhatWasAskedFor() {
        SweepRef ref = sweeps.accept(SweepApi.REQUEST);
        JsonNode json = whole(ref);

        assertThat(Reply.names(json))
                .containsExactly("sweep_id", "status", "submitted_at", "spec", "spec_sha256", "trials");
        assertThat(json.path("status").textValue()).isEqualTo("queued");
        assertThat(json.path("trials").intValue()).isEqualTo(5);
        assertThat(json.path("spec").path("params").toString()).isEqualTo("{\"fast\":[2,3,5],\"slow\":[5,8]}");
    }

    @Test
    void aRunningSweepShowsHowFarItIsAndWhatItCostSoFar() {
        SweepRef ref = sweeps.accept(SweepApi.REQUEST);
        List<ShardTask> tasks =
                world.sweeping().plan().plan(ref, 0).orElseThrow().tasks();
        assertThat(whole(ref).path("progress").toString())
                .isEqualTo("{\"shards\":1,\"shards_done\":0,\"shards_reused\":0,\"trials_done\":0,"
                        + "\"trials_per_second\":0,\"seconds_left\":null}");

        world.clock.advance(Duration.ofSeconds(2));
        world.sweeping().shard().run(tasks.getFirst());
        // Five trials in two seconds.
        assertThat(whole(ref).path("progress").toString())
                .isEqualTo("{\"shards\":1,\"shards_done\":1,\"shards_reused\":0,\"trials_done\":5,"
                        + "\"trials_per_second\":2.5,\"seconds_left\":0}");
        assertThat(whole(ref).path("cost").path("dollars").doubleValue()).isPositive();
    }

    @Test
    void aRoundThatRepairsPartsNeverShowsMoreThanAll() {
        SweepRef ref = sweeps.accept(SweepApi.REQUEST);
        for (int round = 0; round < 2; round++) {
            world.sweeping()
                    .plan()
                    .plan(ref, round)
                    .orElseThrow()
                    .tasks()
                    .forEach(world.sweeping().shard()::run);
        }

        assertThat(whole(ref).path("progress").path("shards_done").intValue()).isEqualTo(1);
        assertThat(whole(ref).path("progress").path("trials_done").intValue()).isEqualTo(5);
    }

    @Test
    void aCompletedSweepShowsEverythingButItsRows() {
        JsonNode json = whole(sweeps.completed(SweepApi.REQUEST));

        assertThat(Reply.names(json))
                .containsExactly(
                        "sweep_id",
                        "status",
                        "submitted_at",
                        "started_at",
                        "completed_at",
                        "spec",
                        "spec_sha256",
                        "trials",
                        "progress",
                        "cost",
                        "runtime_seconds",
                        "counts",
                        "quantiles",
                        "best",
                        "heatmaps",
                        "data",
                        "result_sha256",
                        "engine_version");
        assertThat(Reply.names(json.path("counts")))
                .containsExactly("ran", "profitable", "invalid", "too_few_bars", "overflow");
        assertThat(json.path("counts").path("ran").intValue()).isEqualTo(5);
        assertThat(json.path("heatmaps").toString()).isEqualTo("[{\"x\":\"fast\",\"y\":\"slow\"}]");
        assertThat(json.path("result_sha256").textValue()).matches("[0-9a-f]{64}");
    }

    @Test
    void whatCountsIsAWholeNumberEverywhere() {
        JsonNode json = whole(sweeps.completed(SweepApi.REQUEST));

        JsonNode best = json.path("best").get(0);
        assertThat(best.path("metrics").path("trades").isIntegralNumber()).isTrue();
        assertThat(best.path("values").path("fast").isIntegralNumber()).isTrue();
        for (String share : List.of("defined", "min", "median", "max")) {
            assertThat(json.path("quantiles").path("trades").path(share).isIntegralNumber())
                    .as(share)
                    .isTrue();
        }
        assertThat(json.path("quantiles").path("sharpe").path("median").isFloatingPointNumber())
                .isTrue();
    }

    @Test
    void theBestComeFirstAndAgreeWithTheQuantiles() {
        JsonNode json = whole(sweeps.completed(SweepApi.REQUEST));

        assertThat(json.path("best").get(0).path("metrics").path("sharpe"))
                .isEqualTo(json.path("quantiles").path("sharpe").path("max"));
        JsonNode calm = whole(sweeps.completed(
                SweepApi.REQUEST.replace("\"keep_curves\"", "\"objective\": \"volatility\", \"keep_curves\"")));
        assertThat(calm.path("best").get(0).path("metrics").path("volatility"))
                .isEqualTo(calm.path("quantiles").path("volatility").path("min"));
    }

    @Test
    void aFailedSweepShowsWhyInTheShapeOfAProblemAndWhatWasDone() {
        SweepRef ref = sweeps.accept(SweepApi.REQUEST);
        world.sweeping().fail().fail(ref, "budget_reached", "submit again with more");
        JsonNode json = whole(ref);

        assertThat(Reply.names(json.path("error"))).containsExactly("type", "title", "status", "detail");
        assertThat(json.path("error").path("title").textValue()).isEqualTo("budget_reached");
        assertThat(json.path("error").path("detail").textValue()).isEqualTo("submit again with more");
        assertThat(json.path("progress").toString())
                .isEqualTo("{\"shards_done\":0,\"shards_reused\":0,\"trials_done\":0}");
        assertThat(json.has("failed_at")).isTrue();
        assertThat(json.has("cost")).isTrue();
    }

    @Test
    void aCancelledSweepShowsWhenAndWhatWasDone() {
        SweepRef ref = sweeps.accept(SweepApi.REQUEST);
        Reply removed = sweeps.api.remove(Request.of("DELETE", "/api/v1/sweeps/{sweep_id}")
                .path("sweep_id", ref.id().value()));

        assertThat(removed.status()).isEqualTo(204);
        assertThat(Reply.names(whole(ref)))
                .containsExactly(
                        "sweep_id",
                        "status",
                        "submitted_at",
                        "cancelled_at",
                        "spec",
                        "spec_sha256",
                        "trials",
                        "progress",
                        "cost");
    }

    @Test
    void aDeletedSweepIsGone() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        Request delete = Request.of("DELETE", "/api/v1/sweeps/{sweep_id}")
                .path("sweep_id", ref.id().value());

        assertThat(sweeps.api.remove(delete).status()).isEqualTo(204);
        assertThat(sweeps.api.remove(delete).status()).isEqualTo(404);
        assertThat(sweeps.read(SweepApi.get(ref, "")).status()).isEqualTo(404);
        assertThat(world.sweepResults.names(ref)).isEmpty();
    }

    @Test
    void aLineOfAListHasNoneOfTheListsOfItsRequest() {
        sweeps.completed(SweepApi.REQUEST);
        Reply reply = sweeps.read(Request.of("GET", "/api/v1/sweeps").query("status", "completed"));

        assertThat(reply.fields()).containsExactly("sweeps");
        JsonNode line = reply.json().path("sweeps").get(0);
        assertThat(Reply.names(line))
                .containsExactly(
                        "sweep_id",
                        "status",
                        "submitted_at",
                        "started_at",
                        "completed_at",
                        "datasets",
                        "series",
                        "strategy",
                        "objective",
                        "axes",
                        "trials",
                        "best_value");
        assertThat(line.path("datasets").toString()).isEqualTo("[\"zigzag\"]");
        assertThat(line.path("axes").toString()).isEqualTo("{\"fast\":3,\"slow\":2}");
        assertThat(line.path("best_value"))
                .isEqualTo(whole(sweepOf(line)).path("quantiles").path("sharpe").path("max"));
    }

    private static SweepRef sweepOf(JsonNode line) {
        return new SweepRef(World.TENANT, new JobId(line.path("sweep_id").textValue()));
    }

    @Test
    void aListIsReadPageByPage() {
        List<String> newestFirst = new ArrayList<>();
        for (int sweep = 0; sweep < 3; sweep++) {
            newestFirst.addFirst(sweeps.accept(SweepApi.REQUEST).id().value());
            world.clock.advance(Duration.ofSeconds(1));
        }
        List<String> read = new ArrayList<>();
        Request page = Request.of("GET", "/api/v1/sweeps").query("limit", "2");
        Reply first = sweeps.read(page);
        first.json()
                .path("sweeps")
                .forEach(line -> read.add(line.path("sweep_id").textValue()));
        Reply second = sweeps.read(
                page.query("cursor", first.json().path("next_cursor").textValue()));
        second.json()
                .path("sweeps")
                .forEach(line -> read.add(line.path("sweep_id").textValue()));

        assertThat(read).isEqualTo(newestFirst);
        assertThat(second.json().has("next_cursor")).isFalse();
    }

    @Test
    void whatBelongsToAnotherTenantIsAnsweredByteForByteAsWhatDoesNotExist() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        for (String part : PARTS) {
            Reply foreign = sweeps.read(SweepApi.get(ref, part).header("Authorization", "other"));
            Reply unknown = sweeps.read(
                    Request.of("GET", "/api/v1/sweeps/{sweep_id}" + part).path("sweep_id", "0".repeat(36)));
            Reply nonsense = sweeps.read(
                    Request.of("GET", "/api/v1/sweeps/{sweep_id}" + part).path("sweep_id", "..%2F"));

            assertThat(foreign.status()).as(part).isEqualTo(404);
            assertThat(foreign).as(part).isEqualTo(unknown).isEqualTo(nonsense);
        }
        Request foreignDelete = Request.of("DELETE", "/api/v1/sweeps/{sweep_id}")
                .path("sweep_id", ref.id().value())
                .header("Authorization", "other");
        assertThat(sweeps.api.remove(foreignDelete).status()).isEqualTo(404);
        assertThat(sweeps.read(Request.of("GET", "/api/v1/sweeps").header("Authorization", "other"))
                        .json()
                        .path("sweeps"))
                .isEmpty();
    }

    @Test
    void aSweepWithoutResultIsToldToHaveNone() {
        SweepRef ref = sweeps.accept(SweepApi.REQUEST);
        for (String part : List.of("/trials", "/heatmap", "/results")) {
            assertThat(sweeps.read(SweepApi.get(ref, part)).problem(409))
                    .isEqualTo("the sweep has no result: it is queued");
        }
        world.sweeping().plan().plan(ref, 0);
        assertThat(sweeps.read(SweepApi.get(ref, "/trials")).problem(409)).endsWith("it is running");
    }

    @Test
    void resultsNameEveryPartWithItsHashesAndTheCurvesOfTheBest() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        Reply reply = sweeps.read(SweepApi.get(ref, "/results"));

        assertThat(reply.fields()).containsExactly("sweep_id", "parts", "curves");
        JsonNode part = reply.json().path("parts").get(0);
        assertThat(Reply.names(part)).containsExactly("shard", "rows", "trials", "blocks");
        assertThat(part.path("rows").intValue()).isEqualTo(5);
        assertThat(Reply.names(part.path("trials"))).containsExactly("url", "bytes", "sha256");
        assertThat(part.path("trials").path("sha256").textValue()).isEqualTo("of trials");
        assertThat(reply.json().path("curves")).hasSize(2);
        assertThat(reply.json().path("curves").get(0).path("trial"))
                .isEqualTo(whole(ref).path("best").get(0).path("trial"));
    }

    @Test
    void resultsAreReadPageByPage() {
        // Shards of two numbers: fast 2, 3 and 5 with both values of slow, of which the last has one trial.
        SweepRef ref = sweeps.completed(SweepApi.REQUEST, new ShardSizing(5, 2, 100));
        Request page = SweepApi.get(ref, "/results").query("limit", "2");
        JsonNode first = sweeps.read(page).json();
        JsonNode second = sweeps.read(
                        page.query("cursor", first.path("next_cursor").textValue()))
                .json();

        assertThat(first.path("parts")).hasSize(2);
        assertThat(second.path("parts")).hasSize(1);
        assertThat(second.path("parts").get(0).path("shard").intValue()).isEqualTo(2);
        assertThat(second.path("parts").get(0).path("rows").intValue()).isEqualTo(1);
        assertThat(second.has("next_cursor")).isFalse();
        assertThat(sweeps.read(page.query("cursor", "3")).json().path("parts")).isEmpty();
    }

    @Test
    void theHashOfTheResultDoesNotDependOnTheShards() {
        SweepRef one = sweeps.completed(SweepApi.REQUEST);
        SweepRef three = sweeps.completed(SweepApi.REQUEST, new ShardSizing(5, 2, 100));

        assertThat(whole(three).path("progress").path("shards").intValue()).isEqualTo(3);
        assertThat(whole(three).path("result_sha256")).isEqualTo(whole(one).path("result_sha256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1234567", "1 "})
    void aCursorOfResultsThatCannotBeIsRefused(String cursor) {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);

        assertThat(sweeps.read(SweepApi.get(ref, "/results").query("cursor", cursor))
                        .problem(400))
                .isEqualTo("cursor must be the next_cursor of an earlier page");
    }

    @Test
    void aListOfShardsThatWasChangedIsNoticedAndNamedInWords() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        world.sweepResults.replaceManifest(ref, "[]".getBytes(StandardCharsets.UTF_8));

        assertThat(sweeps.read(SweepApi.get(ref, "/results")).problem(409)).contains("submit the same sweep again");
    }

    @Test
    void aPartThatIsLostIsNamedInWords() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        world.parts.lose(ref, sweeps.shards(ref).getFirst().address());

        assertThat(sweeps.read(SweepApi.get(ref, "/results")).problem(409)).contains("submit the same sweep again");
    }

    @Test
    void aSweepCanBeReadEvenWhenAllThatItStoredIsLost() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        world.sweepResults.lose(ref, "index");
        world.parts.lose(ref, sweeps.shards(ref).getFirst().address());

        Reply reply = sweeps.read(SweepApi.get(ref, ""));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("best").isNull()).isTrue();
    }

    @Test
    void aStoreThatIsAwayIsTemporary() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        world.disturb(Failure.unavailable("sweeps.", Moment.BEFORE));

        assertThat(sweeps.read(SweepApi.get(ref, "")).problem(503)).contains("try again");
    }

    @Test
    void unknownQueryParametersAreRefused() {
        SweepRef ref = sweeps.completed(SweepApi.REQUEST);
        for (String part : PARTS) {
            assertThat(sweeps.read(SweepApi.get(ref, part).query("order", "x")).problem(400))
                    .contains("'order'");
        }
        assertThat(sweeps.read(Request.of("GET", "/api/v1/sweeps").query("order", "x"))
                        .problem(400))
                .contains("'order'");
    }
}
