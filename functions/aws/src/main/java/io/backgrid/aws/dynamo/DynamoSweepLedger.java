package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.sweep.SweepCommitment;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The counters of sweeps. Each has 16, which its shards share out among them, and each shard is counted in one
/// transaction with an item that says that it was, so that a repetition changes nothing.
///
/// A thousand functions that end a shard every five seconds are 200 transactions a second, 12.5 on each counter: with
/// two items at two write units, 50 of the 1,000 units a second that DynamoDB allows a partition.
public final class DynamoSweepLedger implements SweepLedger {
    private static final int COUNTERS = 16;
    private static final Duration LIFE = Duration.ofDays(30);
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final String CHANGED = "ConditionalCheckFailed";
    private static final String SHARDS = "shards";
    private static final String REUSED = "reused";
    private static final String TRIALS = "trials";
    private static final String GIGABYTE_MICROS = "gigabyte_micros";
    private static final String BYTES = "bytes";
    private static final String SET_ASIDE = "set_aside";
    private static final String WAITING = "waiting";
    private static final double MICROS = 1e6;

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;
    private final RemoteService service = new RemoteService("the job table");

    /// Counters in `table`.
    ///
    /// @param clock tells when they run out
    public DynamoSweepLedger(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    /// What changes about a counter.
    ///
    /// @param done    shards that are done, and what they took
    /// @param waiting shards that something is set aside for
    /// @param aside   what is set aside, millionths of a gigabyte-second
    private record Change(SweepProgress done, int waiting, long aside) {
        Map<String, Long> amounts() {
            Map<String, Long> all = new HashMap<>(DynamoSweepLedger.amounts(done));
            all.put(WAITING, (long) waiting);
            all.put(SET_ASIDE, aside);
            return all;
        }
    }

    @Override
    public SweepCommitment reserve(SweepRef ref, int shard, int round, double gigabyteSeconds) {
        long micros = (long) Math.ceil(gigabyteSeconds * MICROS);
        Put noted = put().item(asideItem(ref, shard, round, micros))
                .conditionExpression("attribute_not_exists(pk) OR " + SET_ASIDE + " = :nothing")
                .expressionAttributeValues(Map.of(":nothing", number(0)))
                .build();
        // If it is noted already, it was set aside by an attempt before this one.
        write(ref, shard, noted, new Change(SweepProgress.NONE, 1, micros));
        List<ItemReader> counters = counters(ref);
        return new SweepCommitment(
                progress(counters), Math.toIntExact(sum(counters, WAITING)), sum(counters, SET_ASIDE) / MICROS);
    }

    @Override
    public void release(SweepRef ref, int shard, int round) {
        Optional<Long> aside = setAside(ref, shard, round).filter(micros -> micros > 0);
        if (aside.isPresent()) {
            // Nothing is set aside any more, as if it never had been.
            Put noted = put().item(asideItem(ref, shard, round, 0))
                    .conditionExpression(SET_ASIDE + " = :aside")
                    .expressionAttributeValues(Map.of(":aside", number(aside.get())))
                    .build();
            write(ref, shard, noted, new Change(SweepProgress.NONE, -1, -aside.get()));
        }
    }

    @Override
    public void done(SweepRef ref, int shard, int round, SweepProgress done) {
        Map<String, AttributeValue> item = shardItem(ref, shard, round);
        Put first =
                put().item(item).conditionExpression("attribute_not_exists(pk)").build();
        if (write(ref, shard, first, new Change(done, 0, 0))) {
            return;
        }
        Optional<Long> aside = setAside(ref, shard, round);
        if (aside.isPresent()) {
            Put instead = put().item(item)
                    .conditionExpression(SET_ASIDE + " = :aside")
                    .expressionAttributeValues(Map.of(":aside", number(aside.get())))
                    .build();
            int waiting = aside.get() > 0 ? -1 : 0;
            write(ref, shard, instead, new Change(done, waiting, -aside.get()));
        }
    }

    @Override
    public SweepProgress progress(SweepRef ref) {
        return progress(counters(ref));
    }

    private List<ItemReader> counters(SweepRef ref) {
        List<Map<String, AttributeValue>> keys = IntStream.range(0, COUNTERS)
                .mapToObj(counter -> TableKeys.counter(ref, counter))
                .toList();
        KeysAndAttributes all =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return service
                .call(() -> client.batchGetItem(get -> get.requestItems(Map.of(table, all))))
                .responses()
                .getOrDefault(table, List.of())
                .stream()
                .map(ItemReader::ofKey)
                .toList();
    }

    private static SweepProgress progress(List<ItemReader> counters) {
        return new SweepProgress(
                Math.toIntExact(sum(counters, SHARDS)),
                Math.toIntExact(sum(counters, REUSED)),
                sum(counters, TRIALS),
                sum(counters, GIGABYTE_MICROS) / MICROS,
                sum(counters, BYTES));
    }

    private static long sum(List<ItemReader> counters, String name) {
        return counters.stream().mapToLong(counter -> counter.whole(name)).sum();
    }

    /// What is set aside for a shard that was noted and is not done.
    private Optional<Long> setAside(SweepRef ref, int shard, int round) {
        Map<String, AttributeValue> item = item(ref, shard, round);
        return item.containsKey(SET_ASIDE) ? Optional.of(ItemReader.ofKey(item).whole(SET_ASIDE)) : Optional.empty();
    }

    /// What was noted of a shard, empty if nothing was.
    private Map<String, AttributeValue> item(SweepRef ref, int shard, int round) {
        return service.call(() -> client.getItem(
                        get -> get.tableName(table).key(key(ref, shard, round)).consistentRead(true)))
                .item();
    }

    /// Notes a shard and changes its counter, both or neither.
    ///
    /// @return false if the shard is not noted as the condition says
    private boolean write(SweepRef ref, int shard, Put noted, Change change) {
        List<TransactWriteItem> both = List.of(
                TransactWriteItem.builder().put(noted).build(),
                TransactWriteItem.builder().update(update(ref, shard, change)).build());
        for (int attempt = 1; ; attempt++) {
            try {
                service.call(() -> client.transactWriteItems(transaction -> transaction.transactItems(both)));
                return true;
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().anyMatch(reason -> CHANGED.equals(reason.code()))) {
                    return false;
                }
                throw e;
            } catch (StoreUnavailableException e) {
                // Mostly another shard was counted at the same moment.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(FIRST_PAUSE_MILLIS << attempt, e);
            }
        }
    }

    private Update update(SweepRef ref, int shard, Change change) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":expires", expires()));
        Map<String, String> names = new HashMap<>();
        List<String> additions = new ArrayList<>();
        change.amounts().forEach((name, amount) -> {
            names.put("#" + name, name);
            values.put(":" + name, number(amount));
            additions.add("#" + name + " :" + name);
        });
        return Update.builder()
                .tableName(table)
                .key(TableKeys.counter(ref, shard % COUNTERS))
                .updateExpression("SET expires_at = :expires ADD " + String.join(", ", additions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    private Put.Builder put() {
        return Put.builder().tableName(table);
    }

    private Map<String, AttributeValue> asideItem(SweepRef ref, int shard, int round, long micros) {
        Map<String, AttributeValue> item = shardItem(ref, shard, round);
        item.put(SET_ASIDE, number(micros));
        return item;
    }

    /// Says by being there that a shard was counted.
    private Map<String, AttributeValue> shardItem(SweepRef ref, int shard, int round) {
        Map<String, AttributeValue> item = new HashMap<>(key(ref, shard, round));
        item.put(IdempotencyItem.EXPIRES_AT, expires());
        return item;
    }

    private static Map<String, Long> amounts(SweepProgress done) {
        return Map.of(
                SHARDS,
                (long) done.shards(),
                REUSED,
                (long) done.reused(),
                TRIALS,
                done.trials(),
                GIGABYTE_MICROS,
                Math.round(done.gigabyteSeconds() * MICROS),
                BYTES,
                done.bytes());
    }

    private static Map<String, AttributeValue> key(SweepRef ref, int shard, int round) {
        return TableKeys.countedShard(ref, shard % COUNTERS, shard, round);
    }

    private AttributeValue expires() {
        return number(clock.instant().plus(LIFE).getEpochSecond());
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static void pause(long millis, StoreUnavailableException cause) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(millis));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
