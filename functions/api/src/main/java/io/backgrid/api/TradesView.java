package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.result.Trade;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.dataset.Interval;
import java.util.List;

/// Round trips as users see them; the open one has no exit yet, and its profit is against the last close.
final class TradesView {
    private TradesView() {}

    static ObjectNode of(Job job, List<Trade> trades) {
        Interval interval = job.spec().interval();
        ObjectNode json = Json.object().put("job_id", job.ref().id().value());
        ArrayNode list = json.putArray("trades");
        trades.forEach(trade -> list.add(of(trade, interval)));
        return json;
    }

    private static ObjectNode of(Trade trade, Interval interval) {
        String exitTime = Json.timeField("exit_", interval);
        ObjectNode json = Json.object()
                .put("side", trade.side().wireName())
                .put(Json.timeField("entry_", interval), Json.time(trade.entry().time(), interval))
                .put("entry_price", trade.entry().price());
        if (trade.isOpen()) {
            json.putNull(exitTime).putNull("exit_price");
        } else {
            json.put(exitTime, Json.time(trade.exit().time(), interval))
                    .put("exit_price", trade.exit().price());
        }
        return json.put("units", trade.units())
                .put("fees", trade.fees())
                .put("profit", trade.profit())
                .put("return", trade.returnOnEntry())
                .put("bars_held", trade.barsHeld())
                .put("open", trade.isOpen());
    }
}
