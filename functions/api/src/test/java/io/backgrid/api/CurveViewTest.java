package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.fakes.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveViewTest {
    private static final String HOURS = """
            time,open,high,low,close,volume
            2024-03-01T14:00:00Z,1,1,1,1,1
            2024-03-01T15:00:00Z,1,1,1,1,1
            2024-03-01T16:00:00Z,1,1,1,1,1
            """;

    private final Api api = new Api();

    /// The curve of 60 days from 2020-01-01, or of [#HOURS].
    private Request curve(String request) {
        JobRef ref = api.world.accept(request);
        api.world.worker().run(ref);
        return Request.of("GET", "/api/v1/jobs/{job_id}/equity-curve")
                .path("job_id", ref.id().value());
    }

    private Request days() {
        return curve(World.REQUEST);
    }

    private Request hours() {
        api.world.editor().put(World.TENANT, new DatasetName("hours"), HOURS.getBytes(StandardCharsets.UTF_8));
        return curve("{\"dataset\": \"hours\", \"strategy\": \"buy_and_hold\", \"periods_per_year\": 4}");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, 60, 2020-01-01",
        "2020-01-01, 59, 2020-01-02",
        "2020-02-27, 2, 2020-02-28",
        "2020-02-28, 1, 2020-02-29",
    })
    void onlyPointsStrictlyLaterThanADateAreAnswered(String after, int points, String first) {
        JsonNode json = api.read(days().query("after", after)).json();

        assertThat(json.path("points")).hasSize(points);
        assertThat(json.path("points").get(0).path("date").textValue()).isEqualTo(first);
        assertThat(json.path("thinned").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-02-29", "2021-01-01", "9999-12-31"})
    void afterTheLastPointThereIsNone(String after) {
        Reply reply = api.read(days().query("after", after));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.fields()).containsExactly("job_id", "thinned", "points");
        assertThat(reply.json().path("points")).isEmpty();
        assertThat(reply.json().path("thinned").booleanValue()).isFalse();
    }

    @Test
    void aPointIsTheSameWhetherTheCurveIsCutOrNot() {
        Request curve = days();
        JsonNode whole = api.read(curve).json().path("points");
        JsonNode cut = api.read(curve.query("after", "2020-01-31")).json().path("points");

        // 31 days of January are gone; a drawdown still counts from the highest of all days before.
        assertThat(cut).hasSize(29);
        for (int point = 0; point < cut.size(); point++) {
            assertThat(cut.get(point)).isEqualTo(whole.get(31 + point));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T14:00:00Z, 2",
        "2024-03-01T14:59:59.999Z, 2",
        "2024-03-01T15:00:00.001Z, 1",
        "2024-03-01T16:00:00Z, 0",
    })
    void barsWithinADayAreCutAtAnInstant(String after, int points) {
        assertThat(api.read(hours().query("after", after)).json().path("points"))
                .hasSize(points);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2020-02-30", "2020-1-1", "2020-01-01T00:00:00Z", "1577836800"})
    void aTimeThatIsNoDateIsMalformedForDays(String after) {
        assertThat(api.read(days().query("after", after)).problem(400))
                .isEqualTo("after must be a date such as 2024-01-31 but was '" + after + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024-03-01", "2024-03-01T15:00:00", "15:00"})
    void aTimeThatIsNoInstantIsMalformedForBarsWithinADay(String after) {
        assertThat(api.read(hours().query("after", after)).problem(400))
                .isEqualTo("after must be an instant such as 2024-01-31T15:30:00Z but was '" + after + "'");
    }

    @Test
    void theParquetFileIsNotCut() {
        Request request = days().query("after", "2020-01-31").header("Accept", "application/vnd.apache.parquet");

        assertThat(api.read(request).problem(400))
                .isEqualTo("after is for the answer in JSON; the Parquet file is always the whole curve");
    }

    @Test
    void anotherQueryIsRefused() {
        assertThat(api.read(days().query("since", "2020-01-31")).problem(400))
                .isEqualTo("query parameter 'since' is not known; there are after");
    }

    @Test
    void aLongCurveIsCutBeforeItIsThinned() {
        long[] time = new long[12_000];
        Arrays.setAll(time, point -> 86_400L * point);
        double[] equity = new double[12_000];
        Arrays.setAll(equity, point -> 100 + point % 3);
        EquityCurve curve = EquityCurve.of(time, equity, new double[12_000]);
        Job job = api.world.job(api.world.accept(World.REQUEST));

        // Point 6,999 is 1989-03-01: 5,000 points follow, all of which an answer may hold.
        JsonNode whole = CurveView.after("1989-03-01", job, curve);
        assertThat(whole.path("points")).hasSize(5_000);
        assertThat(whole.path("thinned").booleanValue()).isFalse();
        JsonNode thinned = CurveView.after("1989-02-28", job, curve);
        assertThat(thinned.path("thinned").booleanValue()).isTrue();
        assertThat(thinned.path("points").get(0).path("date").textValue()).isEqualTo("1989-03-01");
        int last = thinned.path("points").size() - 1;
        assertThat(thinned.path("points").get(last).path("date").textValue()).isEqualTo("2002-11-08");
    }
}
