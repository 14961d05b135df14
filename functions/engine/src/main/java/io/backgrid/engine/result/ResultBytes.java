package io.backgrid.engine.result;

import io.backgrid.engine.hash.CanonicalSha256;
import io.backgrid.engine.metrics.Measured;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.metrics.Metrics;
import io.backgrid.engine.metrics.Undefined;
import java.util.List;

/// The bytes of a result that its hash stands for, written as [CanonicalSha256] says:
///
/// 1. the text `backgrid result 1`
/// 2. the number of points; per point time (whole), equity, drawdown, position
/// 3. the number of trades; per trade side (text), units, stake, entry bar (whole), entry time (whole), entry price,
/// entry fee,
///    how it ended (text), exit bar (whole), exit time (whole), exit price, exit fee, profit
/// 4. the number of metrics; per metric, in the order of [Metric], its name (text), then the text `value` and the
/// number,
///    or the text `undefined` and the reason (text)
/// 5. where there are any, the text `ambiguous bars` and their number (whole)
final class ResultBytes {
    private final CanonicalSha256 hash = new CanonicalSha256().text("backgrid result 1");

    private ResultBytes() {}

    static String sha256(BacktestResult result) {
        ResultBytes bytes = new ResultBytes();
        bytes.curve(result.curve());
        bytes.trades(result.trades());
        bytes.metrics(result.metrics());
        if (result.ambiguousBars() > 0) {
            bytes.hash.text("ambiguous bars").whole(result.ambiguousBars());
        }
        return bytes.hash.hex();
    }

    private void curve(EquityCurve curve) {
        hash.whole(curve.size());
        for (int point = 0; point < curve.size(); point++) {
            hash.whole(curve.time(point))
                    .number(curve.equity(point))
                    .number(curve.drawdown(point))
                    .number(curve.position(point));
        }
    }

    private void trades(List<Trade> trades) {
        hash.whole(trades.size());
        for (Trade trade : trades) {
            Fill entry = trade.entry();
            Exit exit = trade.exit();
            hash.text(trade.side().wireName()).number(trade.units()).number(trade.stake());
            hash.whole(entry.bar()).whole(entry.time()).number(entry.price()).number(entry.fee());
            hash.text(exit.wireName());
            hash.whole(exit.bar()).whole(exit.time()).number(exit.price()).number(exit.fee());
            hash.number(trade.profit());
        }
    }

    private void metrics(Metrics metrics) {
        Metric[] all = Metric.values();
        hash.whole(all.length);
        for (Metric metric : all) {
            hash.text(metric.wireName());
            switch (metrics.measure(metric)) {
                case Measured measured -> hash.text("value").number(measured.value());
                case Undefined reason -> hash.text("undefined").text(reason.wireName());
            }
        }
    }
}
