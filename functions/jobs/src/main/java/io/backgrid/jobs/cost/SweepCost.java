package io.backgrid.jobs.cost;

import io.backgrid.jobs.cost.Bill.Line;
import io.backgrid.jobs.sweep.SweepProgress;
import java.util.ArrayList;
import java.util.List;

/// Counts what a sweep uses of each service. Computing and storage are measured; requests follow from the number of
/// shards, as listed here. Storage is that of one month.
///
/// @param prices of each thing
public record SweepCost(Prices prices) {
    /// Steps of the state machine that do not depend on the number of shards: plan, choice, map, reduce, choice, end.
    private static final int STEPS = 7;

    /// Rows, sums, and the receipt twice.
    private static final int PUTS_PER_SHARD = 4;
    /// Receipt by the shard and by the ranking, rows and sums by the ranking, bars.
    private static final int GETS_PER_SHARD = 5;
    /// A transaction of two items, at two units each; the same again where a budget is set aside first.
    private static final int WRITES_PER_SHARD = 8;
    /// The sweep's item of up to 4 KB, before and after.
    private static final int READS_PER_SHARD = 2;
    /// The sweep's item as it begins, is planned and ends, its key, in units of 1 KB.
    private static final int WRITES = 12;
    /// Counters and the sweep's item.
    private static final int READS = 24;
    /// Manifest, index, heat maps and curves, roughly.
    private static final int PUTS = 20;

    /// The smallest memory that an express state machine is charged for.
    private static final double EXPRESS_GIGABYTES = 64 / 1024.0;

    private static final double GIGABYTE = 1e9;

    /// The bill of a sweep, or of what is done of it.
    ///
    /// @param small        whether it ran in one function behind the queue
    /// @param shardSeconds that a shard takes on average
    public Bill bill(SweepProgress done, boolean small, double shardSeconds) {
        int shards = done.shards();
        List<Line> lines = new ArrayList<>();
        add(lines, "lambda_gigabyte_seconds", done.gigabyteSeconds(), prices.gigabyteSecond());
        // One that submits, and plan and reduce where these are functions of their own.
        add(lines, "lambda_requests", small ? 2 : shards + 3, prices.functionRequest());
        if (small) {
            add(lines, "sqs_requests", 3, prices.queueRequest());
        } else {
            add(lines, "step_functions_transitions", STEPS + shards, prices.transition());
            add(lines, "step_functions_express_requests", shards, prices.expressRequest());
            add(
                    lines,
                    "step_functions_express_gigabyte_seconds",
                    shards * shardSeconds * EXPRESS_GIGABYTES,
                    prices.expressGigabyteSecond());
        }
        add(lines, "s3_puts", PUTS + PUTS_PER_SHARD * shards, prices.put());
        add(lines, "s3_gets", GETS_PER_SHARD * shards, prices.get());
        add(lines, "s3_gigabyte_months", done.bytes() / GIGABYTE, prices.gigabyteMonth());
        add(lines, "dynamodb_write_units", WRITES + WRITES_PER_SHARD * shards, prices.writeUnit());
        add(lines, "dynamodb_read_units", READS + READS_PER_SHARD * shards, prices.readUnit());
        return new Bill(lines);
    }

    private static void add(List<Line> lines, String item, double quantity, double price) {
        lines.add(new Line(item, quantity, quantity * price));
    }
}
