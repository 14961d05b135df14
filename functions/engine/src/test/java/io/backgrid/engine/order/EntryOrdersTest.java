package io.backgrid.engine.order;

import static io.backgrid.engine.order.Market.BUY;
import static io.backgrid.engine.order.Market.NONE;
import static io.backgrid.engine.order.Market.SELL;
import static io.backgrid.engine.order.Market.SHORT;
import static io.backgrid.engine.order.Market.bar;
import static io.backgrid.engine.order.Market.limit;
import static io.backgrid.engine.order.Market.run;
import static io.backgrid.engine.order.Market.spec;
import static io.backgrid.engine.order.Market.still;
import static io.backgrid.engine.order.Market.stop;
import static io.backgrid.engine.order.Market.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Slippage;
import org.junit.jupiter.api.Test;

/// Entries at the same close, by limit and by stop. A limit buys at 48 after a close of 64, a stop at 80.
class EntryOrdersTest {
    private static BacktestSpec.Builder atClose() {
        return spec().fill(new EntryOrder.SameClose());
    }

    private static BacktestSpec.Builder byLimit() {
        return spec().fill(limit(2)).capital(768); // 16 units at 48
    }

    private static BacktestSpec.Builder byStop() {
        return spec().fill(stop(2)).capital(1280); // 16 units at 80
    }

    @Test
    void aFillAtTheFirstCloseLeavesTheFirstPointAtTheCapitalAndCostsInTheSecond() {
        BacktestResult result = run(atClose().fees(new Fees(0, 64)), still(BUY), still(NONE), bar(64, 80, 64, 80));
        // (1024 - 64) / 64 = 15 units without cash: 960 at 64, 1200 at 80.
        assertThat(trades(result)).containsExactly("long 15: 0@64 -> 2@80 open");
        assertThat(result.curve().equities()).containsExactly(1024, 960, 1200);
        assertThat(result.curve().position(0)).isEqualTo(15);
    }

    @Test
    void aDecisionAtTheLastCloseIsFilledThere() {
        BacktestResult result = run(atClose(), still(NONE), bar(64, 64, 32, 32, BUY));
        assertThat(trades(result)).containsExactly("long 32: 1@32 -> 1@32 open"); // 1024 / 32
        assertThat(result.curve().position(1)).isEqualTo(32);
    }

    @Test
    void aReversalAtACloseIsTwoFillsThere() {
        BacktestResult result = run(atClose(), still(BUY), bar(64, 80, 64, 80, SHORT), bar(80, 80, 40, 40));
        // 16 * 80 = 1280 in cash; 1280 / 80 = 16 sold short: 2560 - 16 * 40 = 1920.
        assertThat(trades(result)).containsExactly("long 16: 0@64 -> 1@80 filled", "short 16: 1@80 -> 2@40 open");
        assertThat(result.curve().equities()).containsExactly(1024, 1280, 1920);
    }

    @Test
    void aLimitBuysAtItsPriceOrAtABetterOpen() {
        assertThat(trades(byLimit(), still(BUY), bar(64, 70, 40, 60)))
                .containsExactly("long 16: 1@48 -> 1@60 open"); // 768 / 48
        assertThat(trades(byLimit(), still(BUY), bar(32, 50, 30, 40)))
                .containsExactly("long 24: 1@32 -> 1@40 open"); // 768 / 32
        assertThat(trades(byLimit(), still(BUY), bar(64, 64, 48, 60)))
                .containsExactly("long 16: 1@48 -> 1@60 open"); // touched is reached
        assertThat(trades(byLimit(), still(BUY), bar(64, 64, 48.5, 60))).isEmpty();
    }

    @Test
    void aLimitSellsShortAtItsPriceOrAtABetterOpen() {
        assertThat(trades(byLimit().capital(1280), still(SHORT), bar(64, 90, 60, 70)))
                .containsExactly("short 16: 1@80 -> 1@70 open"); // 1280 / 80
        assertThat(trades(byLimit().capital(1280), still(SHORT), bar(128, 130, 90, 100)))
                .containsExactly("short 10: 1@128 -> 1@100 open"); // 1280 / 128
    }

    @Test
    void aStopBuysAtItsPriceOrAtAWorseOpen() {
        assertThat(trades(byStop(), still(BUY), bar(64, 90, 60, 85)))
                .containsExactly("long 16: 1@80 -> 1@85 open"); // 1280 / 80
        assertThat(trades(byStop(), still(BUY), bar(128, 130, 70, 100)))
                .containsExactly("long 10: 1@128 -> 1@100 open"); // 1280 / 128
        assertThat(trades(byStop(), still(BUY), bar(64, 79.5, 60, 70))).isEmpty();
    }

    @Test
    void aStopSellsShortAtItsPriceOrAtAWorseOpen() {
        assertThat(trades(byStop().capital(768), still(SHORT), bar(64, 64, 40, 50)))
                .containsExactly("short 16: 1@48 -> 1@50 open"); // 768 / 48
        assertThat(trades(byStop().capital(768), still(SHORT), bar(32, 60, 30, 40)))
                .containsExactly("short 24: 1@32 -> 1@40 open"); // 768 / 32
    }

    @Test
    void anOrderExpiresAfterItsBars() {
        double[] above = bar(60, 60, 49, 60);
        double[] through = bar(60, 60, 40, 50);
        assertThat(trades(byLimit(), still(BUY), above, through)).containsExactly("long 16: 2@48 -> 2@50 open");
        assertThat(trades(byLimit(), still(BUY), above, above, through)).isEmpty();
        assertThat(trades(byLimit().fill(limit(3)), still(BUY), above, above, through))
                .containsExactly("long 16: 3@48 -> 3@50 open");
    }

    @Test
    void anExitRuleCancelsAnOrderOfItsSideOnly() {
        double[] through = bar(64, 64, 40, 50);
        assertThat(trades(byLimit(), still(BUY), still(SELL), through)).isEmpty();
        assertThat(trades(byLimit(), still(BUY), still(Market.COVER), through))
                .containsExactly("long 16: 2@48 -> 2@50 open");
    }

    @Test
    void aNewEntryReplacesTheOrderAndItsPrice() {
        // The second order buys at 128 * 0.75 = 96: 768 / 96 = 8 units.
        assertThat(trades(byLimit(), still(BUY), bar(64, 128, 64, 128, BUY), bar(128, 128, 40, 100)))
                .containsExactly("long 8: 2@96 -> 2@100 open");
        // A short order in its place: 64 * 1.25 = 80; the fall through 48 buys nothing. 768 / 80 = 9.6.
        assertThat(trades(byLimit(), still(BUY), still(SHORT), bar(64, 96, 40, 64)))
                .containsExactly("short 9.6: 2@80 -> 2@64 open");
    }

    @Test
    void anOrderWithoutAPriceAboveNothingIsNotGiven() {
        EntryOrder below = new EntryOrder.Limit(Market.prices("close - 64", "close"), 2);
        assertThat(trades(spec().fill(below), still(BUY), bar(64, 64, 1, 32))).isEmpty();
    }

    @Test
    void slippageIsPaidByAStopAndNeverMakesALimitWorse() {
        Slippage quarter = Slippage.ofRate(0.25);
        assertThat(trades(byLimit().slippage(quarter), still(BUY), bar(64, 70, 40, 60)))
                .containsExactly("long 16: 1@48 -> 1@60 open"); // not 48 * 1.25
        assertThat(trades(byLimit().slippage(quarter), still(BUY), bar(32, 50, 30, 40)))
                .containsExactly("long 19.2: 1@40 -> 1@40 open"); // 32 * 1.25 is still better than 48; 768 / 40
        assertThat(trades(byStop().slippage(quarter), still(BUY), bar(64, 90, 60, 85)))
                .containsExactly("long 12.8: 1@100 -> 1@85 open"); // 80 * 1.25; 1280 / 100
    }

    @Test
    void aReversalByOrderLeavesAtTheOpenAndWaitsForItsPrice() {
        double[] buys = bar(64, 64, 48, 64, SHORT);
        // 16 units bought at 48 and sold at the open, 64: 1024. Short at 64 * 1.25 = 80 in the bar after: 1024 / 80.
        assertThat(trades(byLimit(), still(BUY), buys, bar(64, 70, 60, 64), bar(64, 96, 64, 80)))
                .containsExactly("long 16: 1@48 -> 2@64 filled", "short 12.8: 3@80 -> 3@80 open");
        // Both in one bar, too.
        assertThat(trades(byLimit(), still(BUY), buys, bar(64, 96, 60, 64)))
                .containsExactly("long 16: 1@48 -> 2@64 filled", "short 12.8: 2@80 -> 2@64 open");
    }
}
