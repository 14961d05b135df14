package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.MetricsFixture.QUARTERLY;
import static io.backgrid.engine.metrics.MetricsFixture.assertUndefined;
import static io.backgrid.engine.metrics.MetricsFixture.assertValue;
import static io.backgrid.engine.metrics.MetricsFixture.measured;
import static io.backgrid.engine.metrics.MetricsFixture.ofProfits;

import org.junit.jupiter.api.Test;

class TradeMetricsTest {
    @Test
    void aBreakEvenTradeCountsButNeitherWinsNorLoses() {
        Metrics metrics = ofProfits(30, -10, 0, 20, -15);
        assertValue(metrics, Metric.TRADES, 5);
        assertValue(metrics, Metric.WIN_RATE, 2.0 / 5);
        assertValue(metrics, Metric.PROFIT_FACTOR, 50.0 / 25);
        assertValue(metrics, Metric.PAYOFF, 25 / 12.5);
        assertValue(metrics, Metric.EXPECTANCY, 25.0 / 5);
        assertValue(metrics, Metric.KELLY, 0.4 - 0.6 / 2);
    }

    @Test
    void systemQualityIsTheMeanInStandardErrors() {
        // Profits 30, -10, 10: mean 10, deviations 20, -20, 0, sample variance 800 / 2.
        assertValue(ofProfits(30, -10, 10), Metric.SQN, Math.sqrt(3) * 10 / 20);
    }

    @Test
    void withoutAClosedTradeThereIsNothingToSay() {
        Metrics metrics = ofProfits();
        assertValue(metrics, Metric.TRADES, 0);
        assertUndefined(metrics, Metric.WIN_RATE, Undefined.NO_TRADES);
        assertUndefined(metrics, Metric.PROFIT_FACTOR, Undefined.NO_TRADES);
        assertUndefined(metrics, Metric.PAYOFF, Undefined.NO_TRADES);
        assertUndefined(metrics, Metric.EXPECTANCY, Undefined.NO_TRADES);
        assertUndefined(metrics, Metric.SQN, Undefined.NO_TRADES);
        assertUndefined(metrics, Metric.KELLY, Undefined.NO_TRADES);
    }

    @Test
    void withoutALoserNothingCanBeDividedByLosses() {
        Metrics metrics = ofProfits(10, 20);
        assertValue(metrics, Metric.WIN_RATE, 1);
        assertUndefined(metrics, Metric.PROFIT_FACTOR, Undefined.NO_LOSER);
        assertUndefined(metrics, Metric.PAYOFF, Undefined.NO_LOSER);
        assertUndefined(metrics, Metric.KELLY, Undefined.NO_LOSER);
    }

    @Test
    void withoutAWinnerThereIsNoPayoffButAProfitFactorOfZero() {
        Metrics metrics = ofProfits(-10, -20);
        assertValue(metrics, Metric.WIN_RATE, 0);
        assertValue(metrics, Metric.PROFIT_FACTOR, 0);
        assertUndefined(metrics, Metric.PAYOFF, Undefined.NO_WINNER);
        assertUndefined(metrics, Metric.KELLY, Undefined.NO_WINNER);
    }

    @Test
    void tradesThatAllBreakEvenLackALoserFirst() {
        Metrics metrics = ofProfits(0, 0);
        assertUndefined(metrics, Metric.PROFIT_FACTOR, Undefined.NO_LOSER);
        assertUndefined(metrics, Metric.PAYOFF, Undefined.NO_LOSER);
        assertUndefined(metrics, Metric.SQN, Undefined.ZERO_VARIANCE);
    }

    @Test
    void systemQualityNeedsTwoTradesThatDiffer() {
        assertUndefined(ofProfits(10), Metric.SQN, Undefined.FEWER_THAN_TWO_TRADES);
        assertUndefined(ofProfits(10, 10, 10), Metric.SQN, Undefined.ZERO_VARIANCE);
    }

    @Test
    void anOpenTradeIsCountedApart() {
        double[] equity = {100, 100};
        Metrics metrics = measured(equity, equity.clone(), QUARTERLY, 1, new TradeHistory(new double[] {5}, 1, 0));
        assertValue(metrics, Metric.TRADES, 1);
        assertValue(metrics, Metric.OPEN_TRADES, 1);
        assertValue(metrics, Metric.EXPECTANCY, 5);
    }

    @Test
    void exposureIsTheShareOfClosesWithAPosition() {
        double[] equity = {100, 100, 100, 100};
        Metrics metrics = measured(equity, equity.clone(), QUARTERLY, 3, new TradeHistory(new double[0], 1, 0));
        assertValue(metrics, Metric.EXPOSURE, 0.75);
    }

    @Test
    void turnoverIsTradedValueOverMeanEquityAYear() {
        // Mean equity 120 over two years by bars; 480 traded.
        double[] equity = {100, 110, 120, 130, 140, 120, 120, 120, 120};
        Metrics metrics = measured(equity, equity.clone(), QUARTERLY, 0, new TradeHistory(new double[0], 0, 480));
        assertValue(metrics, Metric.TURNOVER, 480.0 / 120 / 2);
    }
}
