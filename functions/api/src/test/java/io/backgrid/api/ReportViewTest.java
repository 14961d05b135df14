package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.fakes.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportViewTest {
    private static final long DAY = 86_400;
    private static final Fill ENTRY = new Fill(1, DAY, 50, 0);

    private final World world = new World();

    /// Two returns make a window when there are four periods a year.
    private Job daily() {
        return world.job(
                world.accept("{\"dataset\": \"zigzag\", \"strategy\": \"buy_and_hold\", \"periods_per_year\": 4}"));
    }

    /// Daily from the 30th of January 1970.
    private static EquityCurve curve(double... equity) {
        long[] time = new long[equity.length];
        Arrays.setAll(time, point -> (29 + point) * DAY);
        return EquityCurve.of(time, equity, new double[equity.length]);
    }

    @Test
    void aReportNamesWhatItMeasures() {
        Trade stopped = new Trade(
                Side.LONG,
                10,
                1_000,
                ENTRY,
                new Exit.Filled(new Fill(4, 4 * DAY, 45, 0), ExitReason.STOP_LOSS),
                0,
                Optional.of(new Excursion(-0.125, 0.25)));
        JsonNode json = ReportView.of(daily(), curve(64, 96, 192, 96, 96), List.of(stopped));

        assertThat(json.path("monthly_returns"))
                .hasToString("[{\"month\":\"1970-01\",\"return\":0.5},{\"month\":\"1970-02\",\"return\":0.0}]");
        assertThat(json.path("yearly_returns")).hasToString("[{\"year\":1970,\"return\":0.5}]");
        assertThat(json.path("drawdowns"))
                .hasToString("[{\"depth\":-0.5,\"peak_date\":\"1970-02-01\",\"trough_date\":\"1970-02-02\","
                        + "\"recovery_date\":null,\"bars\":2}]");
        // Returns of 1/2, 1, -1/2 and 0.
        JsonNode rolling = json.path("rolling_sharpe");
        assertThat(rolling.path("window").intValue()).isEqualTo(2);
        assertThat(rolling.path("thinned").booleanValue()).isFalse();
        assertThat(rolling.path("points")).hasSize(3);
        assertThat(rolling.path("points").get(0).path("date").textValue()).isEqualTo("1970-02-01");
        // 10 units from 50 to 45.
        assertThat(json.path("trades"))
                .hasToString("{\"longest_winning_streak\":0,\"longest_losing_streak\":1,\"mean_bars_held\":3.0,"
                        + "\"longest_bars_held\":3,\"shortest_bars_held\":3,\"time_in_trade\":0.0,"
                        + "\"worst_adverse_excursion\":-0.125,\"mean_adverse_excursion\":-0.125,"
                        + "\"best_favourable_excursion\":0.25,\"mean_favourable_excursion\":0.25,"
                        + "\"largest_win\":null,\"largest_loss\":-50.0,"
                        + "\"exits\":{\"signal\":0,\"stop_loss\":1,\"break_even\":0,\"trailing_stop\":0,"
                        + "\"margin_call\":0,\"take_profit\":0,\"time\":0,\"ruin\":0}}");
        assertThat(json.path("undefined")).hasToString("{\"trades.largest_win\":\"no_winner\"}");
    }

    @Test
    void whatIsUndefinedIsNullForAReason() {
        // The 31st of January starts; then the account stands still.
        EquityCurve still = EquityCurve.of(
                new long[] {30 * DAY, 31 * DAY, 32 * DAY}, new double[] {7, 7, 7}, new double[] {0, 0, 0});
        JsonNode json = ReportView.of(daily(), still, List.of());

        assertThat(json.path("monthly_returns").get(0).path("return").isNull()).isTrue();
        assertThat(json.path("rolling_sharpe").path("points"))
                .hasToString("[{\"date\":\"1970-02-02\",\"sharpe\":null}]");
        assertThat(json.path("drawdowns")).isEmpty();
        assertThat(json.path("undefined").path("monthly_returns.1970-01").textValue())
                .isEqualTo("no_returns");
        assertThat(json.path("undefined").path("rolling_sharpe.1970-02-02").textValue())
                .isEqualTo("zero_variance");
        assertThat(json.path("undefined").path("trades.mean_bars_held").textValue())
                .isEqualTo("no_trades");
        json.path("undefined").properties().forEach(reason -> {
            if (reason.getKey().startsWith("trades.")) {
                String name = reason.getKey().substring("trades.".length());
                assertThat(json.path("trades").get(name).isNull()).as(name).isTrue();
            }
        });
    }

    @Test
    void aLongCurveShowsTheRatioAtThePointsThatAThinnedOneKeeps() {
        double[] equity = new double[6_000];
        Arrays.setAll(equity, point -> 100 + point % 3);
        EquityCurve curve = curve(equity);
        JsonNode rolling = ReportView.of(daily(), curve, List.of()).path("rolling_sharpe");

        assertThat(rolling.path("thinned").booleanValue()).isTrue();
        // The first two points are within the first window.
        long kept = Arrays.stream(CurveThinning.points(curve))
                .filter(point -> point >= 2)
                .count();
        assertThat(rolling.path("points")).hasSize((int) kept);
    }

    @Test
    void barsWithinADayAreNamedByTheirTime() {
        world.editor().put(World.TENANT, new DatasetName("hours"), """
                        time,open,high,low,close,volume
                        2024-03-01T14:00:00Z,1,1,1,1,1
                        2024-03-01T15:00:00Z,1,1,1,1,1
                        """.getBytes(StandardCharsets.UTF_8));
        Job job = world.job(
                world.accept("{\"dataset\": \"hours\", \"strategy\": \"buy_and_hold\", \"periods_per_year\": 4}"));
        JsonNode json = ReportView.of(job, curve(8, 4, 8), List.of());

        assertThat(json.path("drawdowns"))
                .hasToString("[{\"depth\":-0.5,\"peak_time\":\"1970-01-30T00:00:00Z\","
                        + "\"trough_time\":\"1970-01-31T00:00:00Z\",\"recovery_time\":\"1970-02-01T00:00:00Z\","
                        + "\"bars\":2}]");
        assertThat(json.path("rolling_sharpe")
                        .path("points")
                        .get(0)
                        .path("time")
                        .textValue())
                .isEqualTo("1970-02-01T00:00:00Z");
    }
}
