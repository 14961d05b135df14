package io.backgrid.engine;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;

/// A second reading of the conventions that shares nothing with the engine: averages by fresh sums, one state machine
/// over
/// the bars, and a position kept as its market value, which moves with the price, instead of as units and cash.
final class NaiveBacktest {
    private final Bars bars;
    private final BacktestSpec spec;
    private final int fast;
    private final int slow;
    private final double[] equity;
    private int fills;

    NaiveBacktest(BacktestSpec spec, Bars bars) {
        this.bars = bars;
        this.spec = spec;
        this.fast = spec.strategy().params().getOrDefault("fast", 0.0).intValue();
        this.slow = spec.strategy().params().getOrDefault("slow", 0.0).intValue();
        this.equity = new double[bars.size()];
        run();
    }

    double[] equity() {
        return equity;
    }

    int fills() {
        return fills;
    }

    private void run() {
        int first = Math.max(fast, slow) - 1;
        int trend = 0;
        int side = 0;
        int order = 0;
        double worth = spec.capital();
        double exposure = 0; // market value of the position, below 0 when short
        for (int bar = 0; bar < bars.size(); bar++) {
            if (bar > 0) {
                double moved = exposure * (bars.open(bar) / bars.close(bar - 1));
                worth += moved - exposure;
                exposure = moved;
            }
            if (order != side) {
                if (side != 0) {
                    worth -= Math.abs(exposure) * spec.slippage().rate();
                    worth -=
                            fee(Math.abs(exposure) * (1 - side * spec.slippage().rate()));
                    exposure = 0;
                    fills++;
                }
                if (order != 0) {
                    double paid =
                            (worth - spec.fees().fixed()) / (1 + spec.fees().rate());
                    double value = paid / (1 + order * spec.slippage().rate());
                    worth -= value * spec.slippage().rate() + fee(paid);
                    exposure = order * value;
                    fills++;
                }
                side = order;
            }
            double closed = exposure * (bars.close(bar) / bars.open(bar));
            worth += closed - exposure;
            exposure = closed;
            equity[bar] = worth;
            if (bar >= first) {
                int before = trend;
                trend = trend(bar, before);
                order = order(side, before, trend, bar == first);
            }
        }
    }

    private double fee(double notional) {
        return spec.fees().rate() * notional + spec.fees().fixed();
    }

    private int trend(int bar, int before) {
        double quick = mean(bar, fast);
        double calm = mean(bar, slow);
        if (Math.abs(quick - calm) <= 1e-12 * calm) {
            return before;
        }
        return quick > calm ? 1 : -1;
    }

    private double mean(int bar, int window) {
        double sum = 0;
        for (int back = 0; back < window; back++) {
            sum += bars.close(bar - back);
        }
        return sum / window;
    }

    private int order(int side, int before, int trend, boolean firstBar) {
        int allowed = spec.direction() == Direction.LONG_FLAT ? Math.max(trend, 0) : trend;
        if (side == allowed || allowed == 0) {
            return allowed;
        }
        boolean turned = trend != before && !firstBar;
        return turned || spec.entry() == EntryMode.STATE ? allowed : 0;
    }
}
