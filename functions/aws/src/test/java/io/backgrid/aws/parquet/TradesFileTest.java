package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import io.backgrid.jobs.dataset.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TradesFileTest {
    private static final long DAY = 86_400;
    private static final Trade WON =
            new Trade(Side.LONG, 10, 1000, new Fill(2, 2 * DAY, 50, 1), new Exit.Filled(new Fill(5, 5 * DAY, 60, 1.5)));
    private static final Trade SHORT =
            new Trade(Side.SHORT, 4, 900, new Fill(5, 5 * DAY, 60, 0), new Exit.Filled(new Fill(9, 9 * DAY, 55.5, 0)));
    private static final Trade OPEN =
            new Trade(Side.LONG, 2.5, 800, new Fill(9, 9 * DAY, 55.5, 0.25), new Exit.Open(12, 12 * DAY, 57));
    private static final Trade RUINED = new Trade(
            Side.SHORT, 3, 700, new Fill(9, 9 * DAY, 55.5, 0), new Exit.Ruined(new Fill(11, 11 * DAY, 400, 0)));

    private static final Trade STOPPED = new Trade(
            Side.LONG,
            8,
            900,
            new Fill(9, 9 * DAY, 50, 0),
            new Exit.Filled(new Fill(11, 11 * DAY, 45, 0), ExitReason.STOP_LOSS),
            2.5,
            Optional.of(new Excursion(-0.1, 0.25)));

    @Test
    void aForeignReaderSeesAClosedTrade() {
        // 10 units from 50 to 60 win 100, less fees of 1 and 1.5: 97.5, of an entry worth 500.
        assertThat(DuckDb.select(
                        "side, open, ruined, units, stake, entry_date, entry_bar, entry_price, entry_fee, exit_date,"
                                + " exit_price, exit_fee, mark_date, mark_price, bars_held, fees, profit, \"return\"",
                        TradesFile.write(List.of(WON), provenance(Interval.ONE_DAY))))
                .containsExactly(Arrays.asList(
                        "long",
                        false,
                        false,
                        10.0,
                        1000.0,
                        LocalDate.ofEpochDay(2),
                        2,
                        50.0,
                        1.0,
                        LocalDate.ofEpochDay(5),
                        60.0,
                        1.5,
                        null,
                        null,
                        3,
                        2.5,
                        97.5,
                        0.195));
    }

    @Test
    void anOpenTradeHasAMarkInsteadOfAnExit() {
        assertThat(DuckDb.select(
                        "open, exit_date, exit_price, exit_fee, mark_date, mark_price, bars_held",
                        TradesFile.write(List.of(WON, OPEN), provenance(Interval.ONE_DAY))))
                .containsExactly(
                        Arrays.asList(false, LocalDate.ofEpochDay(5), 60.0, 1.5, null, null, 3),
                        Arrays.asList(true, null, null, null, LocalDate.ofEpochDay(12), 57.0, 3));
    }

    @Test
    void aForeignReaderSeesWhatClosedATradeAndHowFarThePriceWent() {
        // 8 units from 50 to 45 lose 40, and 2.5 of financing.
        assertThat(DuckDb.select(
                        "exit_reason, financing, profit, adverse, favourable",
                        TradesFile.write(List.of(STOPPED, WON, OPEN), provenance(Interval.ONE_DAY))))
                .containsExactly(
                        List.of("stop_loss", 2.5, -42.5, -0.1, 0.25),
                        Arrays.asList("signal", 0.0, 97.5, null, null),
                        Arrays.asList(null, 0.0, 3.5, null, null));
        assertThat(DuckDb.select(
                        "ruined, exit_reason", TradesFile.write(List.of(RUINED), provenance(Interval.ONE_DAY))))
                .containsExactly(Arrays.asList(true, null));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsReadBack(ExitReason reason) {
        Exit exit = new Exit.Filled(new Fill(11, 11 * DAY, 45, 0), reason);
        Trade trade = new Trade(Side.SHORT, 8, 900, new Fill(9, 9 * DAY, 50, 0), exit);

        assertThat(TradesFile.read(TradesFile.write(List.of(WON, trade), provenance(Interval.ONE_DAY))))
                .containsExactly(WON, trade);
    }

    /// The files are what the writer of commit 2b8ca3c, the last of format `trades 1`, made of these very trades; they
    /// are under the licence of the project and never change.
    @ParameterizedTest
    @CsvSource({
        "days, 492edc18e908e03d17b03c0511f999667b1c826068190be0a453b6e1eed61b6f",
        "minutes, 8d53021d528b6bb7fc4e6f55388017d634bcce383277757fc674df84a93bae13",
    })
    void filesOfTheFirstFormatAreReadWithoutWhatTheyLack(String name, String sha256)
            throws IOException, NoSuchAlgorithmException {
        byte[] file = golden(name);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);

        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
        assertThat(DuckDb.metadata("backgrid.format", file)).isEqualTo("trades 1");
        // Trades made without them have the reason signal, no financing and no excursion.
        assertThat(TradesFile.read(file))
                .isEqualTo(name.equals("days") ? List.of(WON, SHORT, OPEN) : List.of(WON, RUINED));
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = TradesFileTest.class.getResourceAsStream("/golden/trades-1/" + name + ".parquet")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @Test
    void anotherFileIsRefused() {
        EquityCurve curve = EquityCurve.of(new long[] {0}, new double[] {1}, new double[] {0});
        byte[] file = CurveFile.write(curve, provenance(Interval.ONE_DAY));

        assertThatIllegalStateException()
                .isThrownBy(() -> TradesFile.read(file))
                .withMessageStartingWith(
                        "a file of format 'trades 1' or 'trades 2' was expected but this one is 'curve 1'");
    }

    @Test
    void aRuinLosesTheStake() {
        assertThat(DuckDb.select(
                        "side, ruined, profit", TradesFile.write(List.of(RUINED), provenance(Interval.ONE_DAY))))
                .containsExactly(List.of("short", true, -700.0));
    }

    @Test
    void withinADayTradesHaveInstants() {
        byte[] file = TradesFile.write(List.of(WON, OPEN), provenance(Interval.ONE_HOUR));

        OffsetDateTime entry = (OffsetDateTime) Objects.requireNonNull(
                DuckDb.select("entry_time", file).getFirst().getFirst());
        assertThat(entry.toEpochSecond()).isEqualTo(2 * DAY);
        assertThat(DuckDb.select("exit_time IS NULL, mark_time IS NULL", file))
                .containsExactly(List.of(false, true), List.of(true, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_DAY", "ONE_MINUTE"})
    void everyKindOfTradeIsReadBackAsItWas(Interval interval) {
        List<Trade> trades = List.of(WON, SHORT, STOPPED, OPEN);

        assertThat(TradesFile.read(TradesFile.write(trades, provenance(interval))))
                .isEqualTo(trades);
        assertThat(TradesFile.read(TradesFile.write(List.of(WON, RUINED), provenance(interval))))
                .containsExactly(WON, RUINED);
    }

    @Test
    void noTradesAreAFileToo() {
        byte[] file = TradesFile.write(List.of(), provenance(Interval.ONE_DAY));

        assertThat(DuckDb.select("*", file)).isEmpty();
        assertThat(TradesFile.read(file)).isEmpty();
        assertThat(DuckDb.metadata("backgrid.result_sha256", file)).isEqualTo("c");
    }

    @Test
    void manyTradesKeepTheirOrder() {
        Random random = new Random(11);
        List<ExitReason> reasons = List.of(ExitReason.values());
        List<Trade> trades = new ArrayList<>();
        for (int trade = 0; trade < 100_000; trade++) {
            Fill entry = new Fill(2 * trade, 2L * trade * DAY, 1 + random.nextDouble(), random.nextDouble());
            Fill exit = new Fill(2 * trade + 1, (2L * trade + 1) * DAY, 1 + random.nextDouble(), random.nextDouble());
            Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            trades.add(new Trade(
                    side,
                    1 + random.nextDouble(),
                    100,
                    entry,
                    new Exit.Filled(exit, reasons.get(random.nextInt(reasons.size()))),
                    random.nextDouble(),
                    random.nextBoolean()
                            ? Optional.of(new Excursion(-random.nextDouble(), random.nextDouble()))
                            : Optional.empty()));
        }

        assertThat(TradesFile.read(TradesFile.write(trades, provenance(Interval.ONE_DAY))))
                .isEqualTo(trades);
    }

    private static Provenance provenance(Interval interval) {
        return new Provenance("{}", interval, "a", "b", "c", "0.1.0");
    }
}
