package io.backgrid.engine.report;

import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Trade;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;

/// What a reader asks about a finished backtest beyond its metrics: when it earned, how steadily, how it fell and what
/// its trades were like. All of it follows from the curve and the trades.
///
/// @param monthly returns of calendar months in UTC, in order
/// @param yearly returns of calendar years in UTC, in order
/// @param rollingSharpe Sharpe ratio of every window of half a year
/// @param drawdowns the deepest, at most [#MOST_DRAWDOWNS], deepest first; of equal ones the earlier first
/// @param trades statistics of the trades
public record Report(
        List<PeriodReturn<YearMonth>> monthly,
        List<PeriodReturn<Year>> yearly,
        RollingSharpe rollingSharpe,
        List<Drawdown> drawdowns,
        TradeStatistics trades) {
    /// How many drawdowns a report names.
    public static final int MOST_DRAWDOWNS = 10;

    public Report {
        monthly = List.copyOf(monthly);
        yearly = List.copyOf(yearly);
        drawdowns = List.copyOf(drawdowns);
    }

    /// Reports on a backtest.
    ///
    /// @param curve its account at each close
    /// @param trades its round trips in order
    /// @param periodsPerYear bars in a year; finite, at least 1
    /// @param riskFreePerPeriod the risk-free rate of one bar, a fraction; finite
    public static Report of(EquityCurve curve, List<Trade> trades, double periodsPerYear, double riskFreePerPeriod) {
        return new Report(
                PeriodReturn.of(curve, YearMonth::from),
                PeriodReturn.of(curve, Year::from),
                RollingSharpe.of(curve, periodsPerYear, riskFreePerPeriod),
                Drawdown.deepest(curve, MOST_DRAWDOWNS),
                TradeStatistics.of(curve, trades));
    }
}
