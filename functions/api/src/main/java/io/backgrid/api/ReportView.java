package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Measured;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.report.Drawdown;
import io.backgrid.engine.report.PeriodReturn;
import io.backgrid.engine.report.Report;
import io.backgrid.engine.report.RollingSharpe;
import io.backgrid.engine.report.TradeStatistic;
import io.backgrid.engine.report.TradeStatistics;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.dataset.Interval;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;

/// A report as users see it. What is undefined is `null`, and `undefined` says why under the name of the block, a dot
/// and the name of the value: `trades.largest_loss`, `monthly_returns.2024-01`, `rolling_sharpe.2024-06-28`.
final class ReportView {
    private final ObjectNode json = Json.object();
    private final ObjectNode reasons = Json.object();
    private final Interval interval;

    private ReportView(Interval interval) {
        this.interval = interval;
    }

    static ObjectNode of(Job job, EquityCurve curve, List<Trade> trades) {
        MetricBasis basis = job.spec().backtest().basis();
        Report report = Report.of(curve, trades, basis.periodsPerYear(), basis.riskFreePerPeriod());
        ReportView view = new ReportView(job.spec().interval());
        view.json.put("job_id", job.ref().id().value());
        view.monthly(report.monthly());
        view.yearly(report.yearly());
        view.rollingSharpe(report.rollingSharpe(), curve);
        view.drawdowns(report.drawdowns());
        view.trades(report.trades());
        view.json.set("undefined", view.reasons);
        return view.json;
    }

    private void monthly(List<PeriodReturn<YearMonth>> returns) {
        String block = "monthly_returns";
        ArrayNode list = json.putArray(block);
        for (PeriodReturn<YearMonth> each : returns) {
            String month = each.period().toString();
            put(list.addObject().put("month", month), "return", each.growth(), block + "." + month);
        }
    }

    private void yearly(List<PeriodReturn<Year>> returns) {
        String block = "yearly_returns";
        ArrayNode list = json.putArray(block);
        for (PeriodReturn<Year> each : returns) {
            int year = each.period().getValue();
            put(list.addObject().put("year", year), "return", each.growth(), block + "." + year);
        }
    }

    /// At the points that a thinned curve keeps.
    private void rollingSharpe(RollingSharpe rolling, EquityCurve curve) {
        String block = "rolling_sharpe";
        ObjectNode into = json.putObject(block).put("window", rolling.window());
        ArrayNode list = into.putArray("points");
        String timeField = Json.timeField("", interval);
        for (int point : CurveThinning.points(curve)) {
            if (point >= rolling.firstPoint() && point - rolling.firstPoint() < rolling.size()) {
                String time = Json.time(curve.time(point), interval);
                put(list.addObject().put(timeField, time), "sharpe", rolling.at(point), block + "." + time);
            }
        }
        into.put("thinned", list.size() < rolling.size());
    }

    private void drawdowns(List<Drawdown> drawdowns) {
        ArrayNode list = json.putArray("drawdowns");
        String recovery = Json.timeField("recovery_", interval);
        for (Drawdown each : drawdowns) {
            ObjectNode one = list.addObject()
                    .put("depth", each.depth())
                    .put(Json.timeField("peak_", interval), Json.time(each.peakTime(), interval))
                    .put(Json.timeField("trough_", interval), Json.time(each.troughTime(), interval));
            if (each.recoveryTime().isPresent()) {
                one.put(recovery, Json.time(each.recoveryTime().getAsLong(), interval));
            } else {
                one.putNull(recovery);
            }
            one.put("bars", each.bars());
        }
    }

    private void trades(TradeStatistics statistics) {
        ObjectNode into = json.putObject("trades");
        for (TradeStatistic each : TradeStatistic.values()) {
            String name = each.wireName();
            Measure measure = statistics.measure(each);
            if (each.isWholeNumber() && measure instanceof Measured whole) {
                into.put(name, (long) whole.value());
            } else {
                put(into, name, measure, "trades." + name);
            }
        }
        ObjectNode exits = into.putObject("exits");
        statistics.exits().forEach((reason, count) -> exits.put(reason.wireName(), count));
        exits.put(TradesView.RUIN, statistics.ruined());
    }

    private void put(ObjectNode into, String name, Measure measure, String path) {
        switch (measure) {
            case Measured measured -> into.put(name, measured.value());
            case Undefined reason -> {
                into.putNull(name);
                reasons.put(path, reason.wireName());
            }
        }
    }
}
