package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradesViewTest {
    private static final long DAY = 86_400;
    private static final Fill ENTRY = new Fill(1, DAY, 50, 2);

    private final World world = new World();

    private static JsonNode view(Job job, Trade trade) {
        return TradesView.of(job, List.of(trade)).path("trades").get(0);
    }

    @Test
    void aClosedTradeShowsBothSides() {
        Job job = world.job(world.accept(World.REQUEST));
        JsonNode json = view(job, new Trade(Side.LONG, 10, 1_000, ENTRY, new Exit.Filled(new Fill(4, 4 * DAY, 60, 3))));

        // 10 units from 50 to 60 are 100, less fees of 2 and 3; on an entry of 500 that is 0.19.
        assertThat(json.toString())
                .isEqualTo("{\"side\":\"long\",\"entry_date\":\"1970-01-02\",\"entry_price\":50.0,"
                        + "\"exit_date\":\"1970-01-05\",\"exit_price\":60.0,\"exit_reason\":\"signal\",\"units\":10.0,\"fees\":5.0,"
                        + "\"financing\":0.0,\"profit\":95.0,\"return\":0.19,\"bars_held\":3,\"open\":false,"
                        + "\"max_adverse_excursion\":null,\"max_favourable_excursion\":null}");
    }

    @Test
    void anOpenTradeHasNoExitAndItsProfitIsAgainstTheLastClose() {
        Job job = world.job(world.accept(World.REQUEST));
        JsonNode json = view(job, new Trade(Side.SHORT, 10, 1_000, ENTRY, new Exit.Open(5, 5 * DAY, 40)));

        // Sold at 50, now 40: 10 units earn 100, less the entry's fee of 2.
        assertThat(json.toString())
                .isEqualTo("{\"side\":\"short\",\"entry_date\":\"1970-01-02\",\"entry_price\":50.0,"
                        + "\"exit_date\":null,\"exit_price\":null,\"exit_reason\":null,\"units\":10.0,\"fees\":2.0,"
                        + "\"financing\":0.0,\"profit\":98.0,\"return\":0.196,\"bars_held\":4,\"open\":true,"
                        + "\"max_adverse_excursion\":null,\"max_favourable_excursion\":null}");
    }

    @Test
    void aTradeShowsWhatClosedItWhatItBorrowedForAndHowFarThePriceWent() {
        Job job = world.job(world.accept(World.REQUEST));
        Exit stop = new Exit.Filled(new Fill(4, 4 * DAY, 45, 0), ExitReason.STOP_LOSS);
        JsonNode json =
                view(job, new Trade(Side.LONG, 10, 1_000, ENTRY, stop, 3, Optional.of(new Excursion(-0.125, 0.25))));

        assertThat(json.path("exit_reason").textValue()).isEqualTo("stop_loss");
        assertThat(json.path("financing").doubleValue()).isEqualTo(3);
        // 10 units from 50 to 45 lose 50, the entry's fee of 2 and the financing of 3.
        assertThat(json.path("profit").doubleValue()).isEqualTo(-55);
        assertThat(json.path("max_adverse_excursion").doubleValue()).isEqualTo(-0.125);
        assertThat(json.path("max_favourable_excursion").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void aRuinIsAReasonOfItsOwn() {
        Job job = world.job(world.accept(World.REQUEST));
        JsonNode json =
                view(job, new Trade(Side.SHORT, 10, 1_000, ENTRY, new Exit.Ruined(new Fill(4, 4 * DAY, 400, 0))));

        assertThat(json.path("exit_reason").textValue()).isEqualTo("ruin");
    }

    @Test
    void tradesWithinADayAreNamedByTheirTime() {
        world.editor().put(World.TENANT, new DatasetName("hours"), """
                        time,open,high,low,close,volume
                        2024-03-01T14:00:00Z,1,1,1,1,1
                        2024-03-01T15:00:00Z,1,1,1,1,1
                        """.getBytes(StandardCharsets.UTF_8));
        Job job = world.job(world.accept("{\"dataset\": \"hours\", \"strategy\": \"ma_crossover\"}"));
        JsonNode json = view(job, new Trade(Side.LONG, 10, 1_000, ENTRY, new Exit.Open(5, 5 * DAY, 40)));

        assertThat(json.path("entry_time").textValue()).isEqualTo("1970-01-02T00:00:00Z");
        assertThat(json.has("exit_time")).isTrue();
        assertThat(json.has("entry_date")).isFalse();
    }
}
