package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.Undefined.NO_DRAWDOWN;
import static io.backgrid.engine.metrics.Undefined.NO_RETURNS;

import java.util.Map;

/// Growth and drawdown of the account.
final class GrowthMetrics {
    private GrowthMetrics() {}

    static void measure(AccountHistory account, double periodsPerYear, Map<Metric, Measure> into) {
        Measure cagr = growthPerYear(account, account.periods() / periodsPerYear);
        into.put(Metric.TOTAL_RETURN, account.periods() == 0 ? NO_RETURNS : Measure.of(account.growth() - 1));
        into.put(Metric.CAGR, cagr);
        into.put(Metric.CAGR_CALENDAR, growthPerYear(account, account.calendarYears()));

        double[] drawdown = Drawdowns.of(account.equity());
        Drawdowns survey = Drawdowns.survey(drawdown);
        into.put(Metric.MAX_DRAWDOWN, Measure.of(survey.deepest()));
        into.put(Metric.MAX_DRAWDOWN_BARS, Measure.of(survey.barsOfDeepest()));
        into.put(Metric.LONGEST_DRAWDOWN_BARS, Measure.of(survey.longestBars()));
        into.put(Metric.ULCER_INDEX, ulcerIndex(drawdown, account.periods()));
        into.put(Metric.CALMAR, calmar(cagr, survey.deepest()));
    }

    private static Measure growthPerYear(AccountHistory account, double years) {
        if (account.periods() == 0) {
            return NO_RETURNS;
        }
        return Measure.of(StrictMath.pow(account.growth(), 1 / years) - 1);
    }

    private static Measure ulcerIndex(double[] drawdown, int periods) {
        if (periods == 0) {
            return NO_RETURNS;
        }
        double squares = 0;
        for (double fall : drawdown) {
            squares += fall * fall;
        }
        return Measure.of(Math.sqrt(squares / periods));
    }

    private static Measure calmar(Measure cagr, double deepest) {
        return switch (cagr) {
            case Undefined reason -> reason;
            case Measured growth -> deepest == 0 ? NO_DRAWDOWN : Measure.of(growth.value() / -deepest);
        };
    }
}
