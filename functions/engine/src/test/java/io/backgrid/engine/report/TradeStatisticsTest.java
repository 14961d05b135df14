package io.backgrid.engine.report;

import static io.backgrid.engine.report.TradeStatistic.BEST_FAVOURABLE_EXCURSION;
import static io.backgrid.engine.report.TradeStatistic.LARGEST_LOSS;
import static io.backgrid.engine.report.TradeStatistic.LARGEST_WIN;
import static io.backgrid.engine.report.TradeStatistic.LONGEST_BARS_HELD;
import static io.backgrid.engine.report.TradeStatistic.LONGEST_LOSING_STREAK;
import static io.backgrid.engine.report.TradeStatistic.LONGEST_WINNING_STREAK;
import static io.backgrid.engine.report.TradeStatistic.MEAN_ADVERSE_EXCURSION;
import static io.backgrid.engine.report.TradeStatistic.MEAN_BARS_HELD;
import static io.backgrid.engine.report.TradeStatistic.MEAN_FAVOURABLE_EXCURSION;
import static io.backgrid.engine.report.TradeStatistic.SHORTEST_BARS_HELD;
import static io.backgrid.engine.report.TradeStatistic.TIME_IN_TRADE;
import static io.backgrid.engine.report.TradeStatistic.WORST_ADVERSE_EXCURSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeStatisticsTest {
    private static final EquityCurve CURVE =
            EquityCurve.of(new long[] {0, 1, 2, 3, 4}, new double[] {9, 9, 9, 9, 9}, new double[] {0, 1, 0, -2, 0});

    /// One unit from 100 at bar 0; what it earns is the change of its price.
    private static Trade trade(Exit exit, Optional<Excursion> excursion) {
        return new Trade(Side.LONG, 1, 500, new Fill(0, 0, 100, 0), exit, 0, excursion);
    }

    private static Exit exit(double profit, int bars, ExitReason reason) {
        return new Exit.Filled(new Fill(bars, bars, 100 + profit, 0), reason);
    }

    private static Trade closed(double profit, int bars) {
        return trade(exit(profit, bars, ExitReason.SIGNAL), Optional.empty());
    }

    private static TradeStatistics of(List<Trade> trades) {
        return Report.of(CURVE, trades, 252, 0).trades();
    }

    private static TradeStatistics profits(double... profits) {
        List<Trade> trades = new ArrayList<>();
        Arrays.stream(profits).forEach(profit -> trades.add(closed(profit, 1)));
        return of(trades);
    }

    private static void assertValue(TradeStatistics statistics, TradeStatistic which, double value) {
        assertThat(statistics.measure(which)).as(which.wireName()).isEqualTo(Measure.of(value));
    }

    private static void assertUndefined(TradeStatistics statistics, TradeStatistic which, Undefined reason) {
        assertThat(statistics.measure(which)).as(which.wireName()).isEqualTo(reason);
    }

    @Test
    void aTradeThatBreaksEvenEndsBothStreaks() {
        TradeStatistics statistics = profits(1, 2, 0, 3, -1, -1, 0, -1, -1, -1, 5, 6, 7, 8);

        assertValue(statistics, LONGEST_WINNING_STREAK, 4);
        assertValue(statistics, LONGEST_LOSING_STREAK, 3);
        assertValue(profits(1, 0, 1), LONGEST_WINNING_STREAK, 1);
        assertValue(profits(1, 0, 1), LONGEST_LOSING_STREAK, 0);
    }

    @Test
    void barsAreCountedFromEntryToExit() {
        TradeStatistics statistics = of(List.of(closed(1, 4), closed(1, 0), closed(1, 3)));

        assertValue(statistics, MEAN_BARS_HELD, 7 / 3.0);
        assertValue(statistics, LONGEST_BARS_HELD, 4);
        assertValue(statistics, SHORTEST_BARS_HELD, 0);
    }

    @Test
    void timeInTradeIsTheShareOfClosesWithAPosition() {
        // Two of five.
        assertValue(of(List.of()), TIME_IN_TRADE, 0.4);
    }

    @Test
    void theLargestWinAndLossAreMoney() {
        TradeStatistics statistics = profits(3, -2, 8, -11, 0);

        assertValue(statistics, LARGEST_WIN, 8);
        assertValue(statistics, LARGEST_LOSS, -11);
        assertUndefined(profits(0, -1), LARGEST_WIN, Undefined.NO_WINNER);
        assertUndefined(profits(0, 1), LARGEST_LOSS, Undefined.NO_LOSER);
    }

    @Test
    void excursionsThatAreNotKnownAreLeftOut() {
        Exit exit = exit(1, 1, ExitReason.SIGNAL);
        TradeStatistics statistics = of(List.of(
                trade(exit, Optional.of(new Excursion(-0.25, 0.5))),
                closed(1, 1),
                trade(exit, Optional.of(new Excursion(-0.75, 0)))));

        assertValue(statistics, WORST_ADVERSE_EXCURSION, -0.75);
        assertValue(statistics, MEAN_ADVERSE_EXCURSION, -0.5);
        assertValue(statistics, BEST_FAVOURABLE_EXCURSION, 0.5);
        assertValue(statistics, MEAN_FAVOURABLE_EXCURSION, 0.25);
        assertUndefined(profits(1), WORST_ADVERSE_EXCURSION, Undefined.NO_EXCURSION);
        assertUndefined(profits(1), MEAN_FAVOURABLE_EXCURSION, Undefined.NO_EXCURSION);
    }

    @Test
    void exitsAreCountedByWhatDidThem() {
        TradeStatistics statistics = of(List.of(
                trade(exit(1, 1, ExitReason.STOP_LOSS), Optional.empty()),
                closed(1, 1),
                trade(exit(1, 1, ExitReason.STOP_LOSS), Optional.empty()),
                trade(new Exit.Ruined(new Fill(2, 2, 0, 0)), Optional.empty())));

        assertThat(statistics.exits()).hasSameSizeAs(ExitReason.values());
        assertThat(statistics.exits()).containsEntry(ExitReason.STOP_LOSS, 2).containsEntry(ExitReason.SIGNAL, 1);
        assertThat(statistics.exits()).containsEntry(ExitReason.TIME, 0);
        assertThat(statistics.ruined()).isEqualTo(1);
        // A ruin is a closed trade that loses its stake.
        assertValue(statistics, LARGEST_LOSS, -500);
        assertValue(statistics, LONGEST_BARS_HELD, 2);
    }

    @Test
    void anOpenTradeCountsNowhere() {
        TradeStatistics statistics = of(List.of(trade(new Exit.Open(4, 4, 900), Optional.of(new Excursion(-0.5, 8)))));

        for (TradeStatistic each : TradeStatistic.values()) {
            switch (each) {
                case LONGEST_WINNING_STREAK, LONGEST_LOSING_STREAK -> assertValue(statistics, each, 0);
                case TIME_IN_TRADE -> assertValue(statistics, each, 0.4);
                case MEAN_BARS_HELD,
                        LONGEST_BARS_HELD,
                        SHORTEST_BARS_HELD,
                        WORST_ADVERSE_EXCURSION,
                        MEAN_ADVERSE_EXCURSION,
                        BEST_FAVOURABLE_EXCURSION,
                        MEAN_FAVOURABLE_EXCURSION,
                        LARGEST_WIN,
                        LARGEST_LOSS -> assertUndefined(statistics, each, Undefined.NO_TRADES);
            }
        }
        assertThat(statistics.exits().values()).containsOnly(0);
        assertThat(statistics.ruined()).isZero();
    }

    @Test
    void everyStatisticHasANameOfItsOwn() {
        assertThat(TradeStatistic.values())
                .extracting(TradeStatistic::wireName)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)+"));
    }
}
