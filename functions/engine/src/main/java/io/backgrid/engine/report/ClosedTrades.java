package io.backgrid.engine.report;

import static io.backgrid.engine.metrics.Undefined.NO_EXCURSION;
import static io.backgrid.engine.metrics.Undefined.NO_LOSER;
import static io.backgrid.engine.metrics.Undefined.NO_TRADES;
import static io.backgrid.engine.metrics.Undefined.NO_WINNER;

import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Trade;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures every [TradeStatistic].
final class ClosedTrades {
    private final List<Trade> trades;
    private final Map<TradeStatistic, Measure> measures = new EnumMap<>(TradeStatistic.class);

    private ClosedTrades(List<Trade> trades) {
        this.trades = trades;
    }

    /// @param closed trades in order, none of them open
    static Map<TradeStatistic, Measure> measure(EquityCurve curve, List<Trade> closed) {
        ClosedTrades all = new ClosedTrades(closed);
        all.put(TradeStatistic.TIME_IN_TRADE, Measure.of(shareInMarket(curve)));
        all.streaks();
        all.barsHeld();
        all.profits();
        all.excursions();
        return all.measures;
    }

    private void put(TradeStatistic statistic, Measure measure) {
        measures.put(statistic, measure);
    }

    private static double shareInMarket(EquityCurve curve) {
        int held = 0;
        for (int point = 0; point < curve.size(); point++) {
            if (curve.position(point) != 0) {
                held++;
            }
        }
        return (double) held / curve.size();
    }

    private void streaks() {
        int winning = 0;
        int losing = 0;
        int mostWinning = 0;
        int mostLosing = 0;
        for (Trade trade : trades) {
            double profit = trade.profit();
            winning = profit > 0 ? winning + 1 : 0;
            losing = profit < 0 ? losing + 1 : 0;
            mostWinning = Math.max(mostWinning, winning);
            mostLosing = Math.max(mostLosing, losing);
        }
        put(TradeStatistic.LONGEST_WINNING_STREAK, Measure.of(mostWinning));
        put(TradeStatistic.LONGEST_LOSING_STREAK, Measure.of(mostLosing));
    }

    private void barsHeld() {
        Spread bars = new Spread();
        trades.forEach(trade -> bars.add(trade.barsHeld()));
        put(TradeStatistic.MEAN_BARS_HELD, bars.mean(NO_TRADES));
        put(TradeStatistic.LONGEST_BARS_HELD, bars.highest(NO_TRADES));
        put(TradeStatistic.SHORTEST_BARS_HELD, bars.lowest(NO_TRADES));
    }

    private void profits() {
        Spread won = new Spread();
        Spread lost = new Spread();
        for (Trade trade : trades) {
            double profit = trade.profit();
            if (profit > 0) {
                won.add(profit);
            } else if (profit < 0) {
                lost.add(profit);
            }
        }
        put(TradeStatistic.LARGEST_WIN, won.highest(trades.isEmpty() ? NO_TRADES : NO_WINNER));
        put(TradeStatistic.LARGEST_LOSS, lost.lowest(trades.isEmpty() ? NO_TRADES : NO_LOSER));
    }

    private void excursions() {
        Spread adverse = new Spread();
        Spread favourable = new Spread();
        for (Trade trade : trades) {
            Optional<Excursion> excursion = trade.excursion();
            if (excursion.isPresent()) {
                adverse.add(excursion.get().adverse());
                favourable.add(excursion.get().favourable());
            }
        }
        Undefined otherwise = trades.isEmpty() ? NO_TRADES : NO_EXCURSION;
        put(TradeStatistic.WORST_ADVERSE_EXCURSION, adverse.lowest(otherwise));
        put(TradeStatistic.MEAN_ADVERSE_EXCURSION, adverse.mean(otherwise));
        put(TradeStatistic.BEST_FAVOURABLE_EXCURSION, favourable.highest(otherwise));
        put(TradeStatistic.MEAN_FAVOURABLE_EXCURSION, favourable.mean(otherwise));
    }

    /// Lowest, mean and highest of some values, or a reason when there were none.
    private static final class Spread {
        private int count;
        private double sum;
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;

        void add(double value) {
            count++;
            sum += value;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }

        Measure mean(Undefined otherwise) {
            return count == 0 ? otherwise : Measure.of(sum / count);
        }

        Measure lowest(Undefined otherwise) {
            return count == 0 ? otherwise : Measure.of(lowest);
        }

        Measure highest(Undefined otherwise) {
            return count == 0 ? otherwise : Measure.of(highest);
        }
    }
}
