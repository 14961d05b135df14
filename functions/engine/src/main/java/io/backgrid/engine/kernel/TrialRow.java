package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.table.HeldReturns;
import io.backgrid.engine.table.MarketTables;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;

/// Turns the sums of a trial into its metrics.
///
/// Definitions are those of [io.backgrid.engine.metrics.Metric]; deviations come from sums of powers. Where that would
/// cost digits, because the mean is large against the deviation or a sum is small against its rounding, nothing is
/// written.
final class TrialRow {
    // Returns carry a rounding of some 2e-16 each; below this sum of squared deviations it would show in the twelfth
    // digit.
    private static final double LEAST_SQUARES = 1e-5;
    // Least share of the squares that deviations must make up: mean within three deviations.
    private static final double LEAST_SHARE = 0.1;
    // A fall of less than this is rounding or as good as.
    private static final double LEAST_FALL = 1e-12;

    private final Tally tally;
    private final TradeSums trades;
    private final double periodsPerYear;
    private final double rootOfYear;
    private final double riskFree;
    private final double minimumAcceptable;
    private final int periods;
    private final int bars;
    private final double holdReturn;

    TrialRow(MarketTables tables, Tally tally, TradeSums trades) {
        MetricBasis basis = tables.basis();
        Bars market = tables.bars();
        this.tally = tally;
        this.trades = trades;
        this.periodsPerYear = basis.periodsPerYear();
        this.rootOfYear = Math.sqrt(periodsPerYear);
        this.riskFree = basis.riskFreePerPeriod();
        this.minimumAcceptable = basis.minimumAcceptablePerPeriod();
        this.bars = market.size();
        this.periods = bars - 1;
        this.holdReturn = market.close(bars - 1) / market.close(0) - 1;
    }

    /// Writes a row; answers whether every number is as good as that of the reference.
    boolean write(TrialRows rows, int row) {
        double fall = 1 - tally.worst();
        if (fall > 0 && fall < LEAST_FALL) {
            return false;
        }
        double mean = tally.sum(HeldReturns.RETURN) / periods;
        double squares = tally.sum(HeldReturns.SQUARE);
        double variation = squares - mean * mean * periods;
        boolean constant = !trades.traded;
        if (!constant && !isPrecise(variation, squares)) {
            return false;
        }
        if (rows.detail() == RowDetail.WHOLE && !writeRest(rows, row, mean, squares, variation, constant)) {
            return false;
        }
        double growth = trades.lastEquity / trades.capital;
        rows.put(TrialMetric.TRADES, row, trades.trades);
        rows.put(TrialMetric.TOTAL_RETURN, row, growth - 1);
        rows.put(TrialMetric.MAX_DRAWDOWN, row, tally.worst() - 1);
        if (constant) {
            rows.putUndefined(TrialMetric.SHARPE, row, Undefined.ZERO_VARIANCE);
        } else {
            double deviation = Math.sqrt(variation / (periods - 1));
            rows.put(TrialMetric.SHARPE, row, (mean - riskFree) / deviation * rootOfYear);
        }
        rows.finish(row, TrialStatus.RAN);
        return true;
    }

    private boolean isPrecise(double variation, double squares) {
        return variation >= LEAST_SQUARES
                && variation >= LEAST_SHARE * squares
                && tally.isPrecise(HeldReturns.SQUARE, variation);
    }

    private boolean writeRest(
            TrialRows rows, int row, double mean, double squares, double variation, boolean constant) {
        // The sum of equity is as rough as that of closes, times the units.
        if (!tally.isPrecise(HeldReturns.CLOSE, trades.equitySum / trades.mostUnits)) {
            return false;
        }
        if (!writeInformationRatio(rows, row) || !writeSortino(rows, row, mean)) {
            return false;
        }
        if (!constant && !writeShape(rows, row, mean, squares, variation)) {
            return false;
        }
        if (constant) {
            rows.putUndefined(TrialMetric.SKEWNESS, row, Undefined.ZERO_VARIANCE);
            rows.putUndefined(TrialMetric.KURTOSIS, row, Undefined.ZERO_VARIANCE);
        }
        rows.put(TrialMetric.VOLATILITY, row, constant ? 0 : Math.sqrt(variation / (periods - 1)) * rootOfYear);
        writeGrowth(rows, row);
        writeTrades(rows, row);
        for (int block = 0; block < TrialRows.BLOCKS; block++) {
            rows.putBlock(
                    block, row, tally.blocks().returns(block), tally.blocks().squares(block));
        }
        return true;
    }

    private boolean writeShape(TrialRows rows, int row, double mean, double squares, double variation) {
        double cubes = tally.sum(HeldReturns.CUBE);
        double fourths = tally.sum(HeldReturns.FOURTH);
        double third = cubes - 3 * mean * squares + 2 * periods * (mean * mean * mean);
        double fourth =
                fourths - 4 * mean * cubes + 6 * (mean * mean) * squares - 3 * periods * (mean * mean * (mean * mean));
        if (!tally.isPrecise(HeldReturns.FOURTH, fourth)) {
            return false;
        }
        double variance = variation / periods;
        rows.put(TrialMetric.SKEWNESS, row, third / periods / (variance * Math.sqrt(variance)));
        rows.put(TrialMetric.KURTOSIS, row, fourth / periods / (variance * variance));
        return true;
    }

    private boolean writeSortino(TrialRows rows, int row, double mean) {
        double flatShortfall = Math.min(-minimumAcceptable, 0);
        int flat = tally.flatPeriods();
        if (tally.below() == 0 && (flat == 0 || flatShortfall == 0)) {
            rows.putUndefined(TrialMetric.SORTINO, row, Undefined.NO_RETURN_BELOW_MAR);
            return true;
        }
        double shortfalls = tally.sum(HeldReturns.SHORTFALL) + flat * (flatShortfall * flatShortfall);
        if (!(shortfalls >= LEAST_SQUARES && tally.isPrecise(HeldReturns.SHORTFALL, shortfalls))) {
            return false;
        }
        double downside = Math.sqrt(shortfalls / periods) * rootOfYear;
        rows.put(TrialMetric.SORTINO, row, (mean - minimumAcceptable) * periodsPerYear / downside);
        return true;
    }

    private boolean writeInformationRatio(TrialRows rows, int row) {
        double mean = tally.activeReturns() / periods;
        double squares = tally.activeSquares();
        double variation = squares - mean * mean * periods;
        if (!isPrecise(variation, squares)) {
            return false;
        }
        rows.put(TrialMetric.INFORMATION_RATIO, row, mean / Math.sqrt(variation / (periods - 1)) * rootOfYear);
        return true;
    }

    private void writeGrowth(TrialRows rows, int row) {
        double growth = trades.lastEquity / trades.capital;
        double years = periods / periodsPerYear;
        // The reference's pow allocates; this does not, and differs by the rounding of its last digits.
        double cagr = growth == 1 ? 0 : StrictMath.exp(StrictMath.log(growth) / years) - 1;
        rows.put(TrialMetric.CAGR, row, cagr);
        double deepest = tally.worst() - 1;
        if (!(Math.abs(cagr) <= Double.MAX_VALUE)) {
            rows.putUndefined(TrialMetric.CALMAR, row, Undefined.OVERFLOW);
        } else if (deepest == 0) {
            rows.putUndefined(TrialMetric.CALMAR, row, Undefined.NO_DRAWDOWN);
        } else {
            rows.put(TrialMetric.CALMAR, row, cagr / -deepest);
        }
        rows.put(TrialMetric.EXCESS_RETURN, row, growth - 1 - holdReturn);
        rows.put(TrialMetric.EXPOSURE, row, (double) trades.barsInMarket / bars);
        rows.put(TrialMetric.TURNOVER, row, trades.notional / (trades.equitySum / bars) / years);
    }

    private void writeTrades(TrialRows rows, int row) {
        if (trades.trades == 0) {
            rows.putUndefined(TrialMetric.WIN_RATE, row, Undefined.NO_TRADES);
            rows.putUndefined(TrialMetric.PROFIT_FACTOR, row, Undefined.NO_TRADES);
            return;
        }
        rows.put(TrialMetric.WIN_RATE, row, (double) trades.winners / trades.trades);
        if (trades.losers == 0) {
            rows.putUndefined(TrialMetric.PROFIT_FACTOR, row, Undefined.NO_LOSER);
        } else {
            rows.put(TrialMetric.PROFIT_FACTOR, row, trades.won / trades.lost);
        }
    }
}
