package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.engine.EngineVersion;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.dataset.CsvSeries;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadHandlerTest {
    private static final String PARQUET = "application/vnd.apache.parquet";

    private final Api api = new Api();

    private static Request job(JobRef ref, String rest) {
        return Request.of("GET", "/api/v1/jobs/{job_id}" + rest)
                .path("job_id", ref.id().value());
    }

    private JobRef completed() {
        JobRef ref = api.world.accept(World.REQUEST);
        api.world.worker().run(ref);
        return ref;
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(each -> values.add(each.path(field).textValue()));
        return values;
    }

    @Test
    void healthAndTheContractAreOpenToStrangers() {
        Edge closed = new Edge(_ -> Optional.empty(), (_, _) -> {});
        ReadHandler read = Api.readHandler(api.world, closed);

        Reply health =
                Reply.of(read.handleRequest(Request.of("GET", "/api/v1/health").event(), new FakeContext()));
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("status").textValue()).isEqualTo("ok");
        assertThat(health.json().path("engine_version").textValue()).isEqualTo(EngineVersion.VERSION);
        Reply contract = Reply.of(
                read.handleRequest(Request.of("GET", "/api/v1/openapi.yaml").event(), new FakeContext()));
        assertThat(contract.status()).isEqualTo(200);
        assertThat(contract.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(contract.body()).startsWith("openapi: 3.0");
        Reply jobs =
                Reply.of(read.handleRequest(Request.of("GET", "/api/v1/jobs").event(), new FakeContext()));
        jobs.problem(401);
    }

    @Test
    void jobsAreListedNewestFirstPageByPage() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(api.world.accept(World.REQUEST).id().value());
        }
        Request first = Request.of("GET", "/api/v1/jobs").query("limit", "2");
        Reply page = api.read(first);

        assertThat(page.status()).isEqualTo(200);
        assertThat(texts(page.json().path("jobs"), "job_id")).isEqualTo(newestFirst.subList(0, 2));
        List<String> all = new ArrayList<>(texts(page.json().path("jobs"), "job_id"));
        while (page.json().has("next_cursor")) {
            page = api.read(Request.of("GET", "/api/v1/jobs")
                    .query("limit", "2")
                    .query("cursor", page.json().path("next_cursor").textValue()));
            all.addAll(texts(page.json().path("jobs"), "job_id"));
        }
        assertThat(all).isEqualTo(newestFirst);
    }

    @Test
    void aListCanBeOfOneStatus() {
        JobRef done = completed();
        api.world.accept(World.REQUEST);

        Reply reply = api.read(Request.of("GET", "/api/v1/jobs").query("status", "completed"));
        assertThat(texts(reply.json().path("jobs"), "job_id"))
                .containsExactly(done.id().value());
    }

    @Test
    void aListHoldsOnlyOnesOwn() {
        completed();

        Reply reply = api.read(Request.of("GET", "/api/v1/jobs").header("Authorization", "other"));
        assertThat(reply.json().path("jobs")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, limit must be a whole number from 1 to 200 but was '0'",
        "limit, 201, limit must be a whole number from 1 to 200 but was '201'",
        "limit, -1, limit must be a whole number from 1 to 200 but was '-1'",
        "limit, 99999999999, limit must be a whole number from 1 to 200 but was '99999999999'",
        "limit, ten, limit must be a whole number from 1 to 200 but was 'ten'",
        "cursor, abc, cursor must be the next_cursor of an earlier page",
        "state, queued, 'query parameter ''state'' is not known; there are status, limit, cursor'",
    })
    void aWrongQueryIsMalformed(String name, String value, String detail) {
        assertThat(api.read(Request.of("GET", "/api/v1/jobs").query(name, value))
                        .problem(400))
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "COMPLETED", ""})
    void aStatusThatIsNoneIsMalformed(String status) {
        assertThat(api.read(Request.of("GET", "/api/v1/jobs").query("status", status))
                        .problem(400))
                .isEqualTo(
                        "status must be one of queued, running, completed, failed, cancelled but was '" + status + "'");
    }

    @Test
    void aJobIsReadWhole() {
        JobRef ref = completed();
        Reply reply = api.read(job(ref, ""));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("job_id").textValue()).isEqualTo(ref.id().value());
        assertThat(reply.json().path("equity_curve")).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/equity-curve", "/trades", "/report"})
    void anothersJobIsAnsweredByteForByteLikeNoJob(String rest) {
        JobRef ref = completed();
        Reply others = api.read(job(ref, rest).header("Authorization", "other"));
        Reply none = api.read(Request.of("GET", "/api/v1/jobs/{job_id}" + rest).path("job_id", "z".repeat(36)));
        Reply noId = api.read(Request.of("GET", "/api/v1/jobs/{job_id}" + rest).path("job_id", "../x"));

        assertThat(others.problem(404)).isEqualTo("there is nothing here under this name");
        assertThat(none).isEqualTo(others);
        assertThat(noId).isEqualTo(others);
    }

    @Test
    void aCurveIsReadWithAllItsColumns() {
        Reply reply = api.read(job(completed(), "/equity-curve"));

        assertThat(reply.fields()).containsExactly("job_id", "thinned", "points");
        assertThat(reply.json().path("thinned").booleanValue()).isFalse();
        JsonNode points = reply.json().path("points");
        assertThat(points).hasSize(60);
        assertThat(Reply.names(points.get(0))).containsExactly("date", "equity", "drawdown", "position");
        assertThat(points.get(0).path("date").textValue()).isEqualTo("2020-01-01");
        assertThat(points.get(0).path("equity").doubleValue()).isEqualTo(100_000);
        assertThat(points.get(59).path("date").textValue()).isEqualTo("2020-02-29");
    }

    @ParameterizedTest
    @ValueSource(strings = {PARQUET, "application/json;q=0.5, " + PARQUET})
    void whoAcceptsParquetIsSentToTheObject(String accept) {
        JobRef ref = completed();
        Reply reply = api.read(job(ref, "/equity-curve").header("accept", accept));

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).isEqualTo("https://results.example/acme/" + ref.id() + "?for=900");
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aReportIsComputedFromTheStoredCurveAndTrades() {
        JobRef ref = completed();
        Reply reply = api.read(job(ref, "/report"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.fields())
                .containsExactly(
                        "job_id",
                        "monthly_returns",
                        "yearly_returns",
                        "rolling_sharpe",
                        "drawdowns",
                        "trades",
                        "undefined");
        // 60 daily bars from 2020-01-01.
        assertThat(texts(reply.json().path("monthly_returns"), "month")).containsExactly("2020-01", "2020-02");
        JsonNode job = api.read(job(ref, "")).json();
        assertThat(reply.json().path("yearly_returns").get(0).path("return"))
                .isEqualTo(job.path("metrics").path("total_return"));
        assertThat(reply.json().path("drawdowns").get(0).path("depth"))
                .isEqualTo(job.path("metrics").path("max_drawdown"));
        assertThat(reply.json().path("trades").path("time_in_trade"))
                .isEqualTo(job.path("metrics").path("exposure"));
        int exits = 0;
        for (JsonNode count : reply.json().path("trades").path("exits")) {
            exits += count.intValue();
        }
        assertThat(exits).isEqualTo(job.path("metrics").path("trades").intValue());
    }

    @Test
    void tradesAreRead() {
        JobRef ref = completed();
        Reply reply = api.read(job(ref, "/trades"));

        assertThat(reply.fields()).containsExactly("job_id", "trades");
        assertThat(reply.json().path("trades"))
                .hasSize(api.world.results.trades(ref).orElseThrow().size())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/equity-curve", "/trades", "/report"})
    void aJobThatHasNoResultIsAConflict(String rest) {
        JobRef queued = api.world.accept(World.REQUEST);
        JobRef failed = api.world.accept(World.REQUEST);
        api.world.abandon().abandon(failed);

        assertThat(api.read(job(queued, rest)).problem(409)).isEqualTo("the job has no result: it is queued");
        assertThat(api.read(job(failed, rest)).problem(409)).isEqualTo("the job has no result: it is failed");
        assertThat(api.read(job(queued, rest).header("Accept", PARQUET)).status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/equity-curve", "/trades", "/report"})
    void aResultThatIsJustBeingDeletedIsNotFound(String rest) {
        JobRef ref = completed();
        api.world.results.delete(ref);

        api.read(job(ref, rest)).problem(404);
        assertThat(api.read(job(ref, "")).json().path("equity_curve")).isEmpty();
    }

    @Test
    void dataSetsAreListedAndRead() {
        Reply list = api.read(Request.of("GET", "/api/v1/datasets"));
        Reply one = api.read(Request.of("GET", "/api/v1/datasets/{name}").path("name", "zigzag"));

        assertThat(texts(list.json().path("datasets"), "name")).containsExactly("AAPL", "SP500", "zigzag");
        assertThat(list.json().path("datasets").get(2)).isEqualTo(one.json());
        assertThat(one.fields())
                .containsExactly("name", "source", "interval", "bars", "from", "to", "sha256", "created_at");
        assertThat(one.json().path("source").textValue()).isEqualTo("upload");
        assertThat(one.json().path("interval").textValue()).isEqualTo("1d");
        assertThat(one.json().path("bars").intValue()).isEqualTo(60);
        assertThat(one.json().path("from").textValue()).isEqualTo("2020-01-01");
        assertThat(one.json().path("sha256").textValue())
                .isEqualTo(CsvSeries.read(TestSeries.zigzag(60)).bars().sha256());
    }

    @Test
    void anothersDataSetIsAnsweredLikeNone() {
        Request request = Request.of("GET", "/api/v1/datasets/{name}").path("name", "zigzag");
        Reply others = api.read(request.header("Authorization", "other"));
        Reply none = api.read(Request.of("GET", "/api/v1/datasets/{name}").path("name", "nothing"));
        Reply noName = api.read(Request.of("GET", "/api/v1/datasets/{name}").path("name", "a b"));

        others.problem(404);
        assertThat(none).isEqualTo(others);
        assertThat(noName).isEqualTo(others);
    }

    @Test
    void theCatalogueStatesEveryParameterWithItsDefaultAndRange() {
        JsonNode strategies =
                api.read(Request.of("GET", "/api/v1/strategies")).json().path("strategies");

        assertThat(texts(strategies, "name"))
                .hasSize(18)
                .isSorted()
                .contains("ma_crossover", "rsi_reversion", "donchian_breakout", "buy_and_hold");
        int place = texts(strategies, "name").indexOf("ma_crossover");
        JsonNode crossover = strategies.get(place);
        assertThat(crossover.path("rules").path("entry_rule").textValue())
                .isEqualTo("sma(close, fast) > sma(close, slow)");
        assertThat(crossover.path("entry").textValue()).isEqualTo("cross");
        JsonNode fast = crossover.path("params").get(0);
        assertThat(fast.path("name").textValue()).isEqualTo("fast");
        assertThat(fast.path("default").intValue()).isEqualTo(20);
        assertThat(fast.path("minimum").intValue()).isEqualTo(1);
        assertThat(fast.path("maximum").intValue()).isEqualTo(100_000);
    }

    @Test
    void aRouteThatTheTemplateShouldNotSendIsOurFault() {
        api.read(Request.of("PATCH", "/api/v1/jobs")).problem(500);

        assertThat(api.faults).singleElement().asString().contains("PATCH /api/v1/jobs");
    }

    @Test
    void withTheTableDownTheCallerMayTryAgain() {
        JobRef ref = completed();
        api.world.disturb(Failure.unavailable("jobs.", Moment.BEFORE));

        assertThat(api.read(job(ref, "")).problem(503)).endsWith("try again");
    }

    @Test
    void aJobIsRemovedOnceItsOwnerAsks() {
        JobRef ref = completed();
        Request remove = Request.of("DELETE", "/api/v1/jobs/{job_id}")
                .path("job_id", ref.id().value());
        Request stranger = Request.of("DELETE", "/api/v1/jobs/{job_id}")
                .path("job_id", ref.id().value())
                .header("Authorization", "other");
        Reply others = api.remove(stranger);
        Reply gone = api.remove(remove);

        others.problem(404);
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.body()).isEmpty();
        assertThat(api.remove(remove)).isEqualTo(others);
        assertThat(api.remove(Request.of("DELETE", "/api/v1/jobs/{job_id}").path("job_id", "x")))
                .isEqualTo(others);
    }
}
