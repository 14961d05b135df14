package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.cost.Bill;
import io.backgrid.jobs.cost.Prices;
import io.backgrid.jobs.cost.SweepCost;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.WorkEstimate;
import java.math.BigDecimal;

/// What a sweep costs as users see it, before and after.
final class CostView {
    /// Memory of the function that runs a shard.
    private static final double GIGABYTES = 1769 / 1024.0;
    /// Shards that run side by side on AWS.
    private static final int SIDE_BY_SIDE = 100;
    /// From the request to the first shard, and from the last one to the ranking.
    private static final double AROUND_SECONDS = 2;

    /// After the decimal point, of dollars and quantities: lines are rounded before they are added up.
    private static final int DIGITS = 9;

    private final SweepCost cost = new SweepCost(Prices.bundled());
    private final ShardSizing sizing;

    CostView(ShardSizing sizing) {
        this.sizing = sizing;
    }

    /// What a sweep would be.
    ObjectNode estimate(WorkEstimate work) {
        int shards = work.shards().size();
        double each = work.seconds() / shards;
        int rounds = (shards + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE;
        SweepProgress all =
                new SweepProgress(shards, 0, work.trials(), work.seconds() * GIGABYTES, Math.round(work.bytes()));
        ObjectNode json = Json.object()
                .put("trials", work.trials())
                .put("shards", shards)
                .put("seconds", Json.rounded(AROUND_SECONDS + rounds * each, 1))
                .put("compute_seconds", Json.rounded(work.seconds(), 2));
        put(json, cost.bill(all, work.isSmall(), each));
        return json;
    }

    /// What has been done of a sweep.
    void put(ObjectNode json, Sweep sweep, SweepProgress done) {
        WorkEstimate work = WorkEstimate.of(sweep, sizing);
        double each = done.shards() == 0 ? 0 : done.gigabyteSeconds() / GIGABYTES / done.shards();
        put(json, cost.bill(done, work.isSmall(), each));
    }

    private void put(ObjectNode json, Bill bill) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        BigDecimal sum = BigDecimal.ZERO;
        for (Bill.Line line : bill.lines()) {
            BigDecimal dollars = Json.rounded(line.dollars(), DIGITS);
            sum = sum.add(dollars);
            lines.addObject()
                    .put("item", line.item())
                    .put("quantity", Json.rounded(line.quantity(), DIGITS))
                    .put("dollars", dollars);
        }
        json.putObject("cost")
                .put("dollars", sum)
                .put(
                        "prices",
                        cost.prices().region() + " list prices of "
                                + cost.prices().asOf())
                .set("lines", lines);
    }
}
