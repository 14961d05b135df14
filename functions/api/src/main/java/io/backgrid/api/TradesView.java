package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Trade;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.dataset.Interval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Round trips as users see them; the open one has no exit yet, and its profit is against the last close.
final class TradesView {
    /// The reason of an exit that was none: nothing was left.
    static final String RUIN = "ruin";

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
        json.put("exit_reason", exitReason(trade.exit()))
                .put("units", trade.units())
                .put("fees", trade.fees())
                .put("financing", trade.financing())
                .put("profit", trade.profit())
                .put("return", trade.returnOnEntry())
                .put("bars_held", trade.barsHeld())
                .put("open", trade.isOpen());
        Json.put(json, "max_adverse_excursion", excursion(trade, Excursion::adverse));
        Json.put(json, "max_favourable_excursion", excursion(trade, Excursion::favourable));
        return json;
    }

    private static @Nullable String exitReason(Exit exit) {
        return switch (exit) {
            case Exit.Filled filled -> filled.reason().wireName();
            case Exit.Ruined _ -> RUIN;
            case Exit.Open _ -> null;
        };
    }

    private static OptionalDouble excursion(Trade trade, ToDoubleFunction<Excursion> side) {
        return trade.excursion().stream().mapToDouble(side).findFirst();
    }
}
