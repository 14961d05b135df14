package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.Undefined.FEWER_THAN_TWO_TRADES;
import static io.backgrid.engine.metrics.Undefined.NO_LOSER;
import static io.backgrid.engine.metrics.Undefined.NO_TRADES;
import static io.backgrid.engine.metrics.Undefined.NO_WINNER;
import static io.backgrid.engine.metrics.Undefined.ZERO_VARIANCE;

import java.util.Map;

/// Closed round trips by their profit after both sides' costs. A trade that breaks even neither wins nor loses, but
/// counts.
final class TradeMetrics {
    private final double[] profits;
    private int winners;
    private int losers;
    private double won;
    private double lost;

    private TradeMetrics(double[] profits) {
        this.profits = profits;
        for (double profit : profits) {
            if (profit > 0) {
                winners++;
                won += profit;
            } else if (profit < 0) {
                losers++;
                lost -= profit;
            }
        }
    }

    static void measure(TradeHistory history, Map<Metric, Measure> into) {
        TradeMetrics metrics = new TradeMetrics(history.profits());
        Measure payoff = metrics.payoff();
        into.put(Metric.TRADES, Measure.of(metrics.profits.length));
        into.put(Metric.OPEN_TRADES, Measure.of(history.open()));
        into.put(Metric.WIN_RATE, metrics.isEmpty() ? NO_TRADES : Measure.of(metrics.winRate()));
        into.put(Metric.PROFIT_FACTOR, metrics.profitFactor());
        into.put(Metric.PAYOFF, payoff);
        into.put(Metric.EXPECTANCY, metrics.expectancy());
        into.put(Metric.SQN, metrics.systemQuality());
        into.put(Metric.KELLY, metrics.kelly(payoff));
    }

    private boolean isEmpty() {
        return profits.length == 0;
    }

    private double winRate() {
        return (double) winners / profits.length;
    }

    private Measure profitFactor() {
        if (isEmpty()) {
            return NO_TRADES;
        }
        return losers == 0 ? NO_LOSER : Measure.of(won / lost);
    }

    /// Needs a winner and a loser; where both are missing, the loser is named.
    private Measure payoff() {
        if (isEmpty()) {
            return NO_TRADES;
        }
        if (losers == 0) {
            return NO_LOSER;
        }
        return winners == 0 ? NO_WINNER : Measure.of((won / winners) / (lost / losers));
    }

    private Measure expectancy() {
        return isEmpty() ? NO_TRADES : Measure.of(Statistics.mean(profits));
    }

    private Measure systemQuality() {
        if (isEmpty()) {
            return NO_TRADES;
        }
        if (profits.length < 2) {
            return FEWER_THAN_TWO_TRADES;
        }
        if (Statistics.isConstant(profits)) {
            return ZERO_VARIANCE;
        }
        double ratio = Statistics.mean(profits) / Statistics.sampleDeviation(profits);
        return Measure.of(Math.sqrt(profits.length) * ratio);
    }

    private Measure kelly(Measure payoff) {
        return switch (payoff) {
            case Undefined reason -> reason;
            case Measured ratio -> Measure.of(winRate() - (1 - winRate()) / ratio.value());
        };
    }
}
