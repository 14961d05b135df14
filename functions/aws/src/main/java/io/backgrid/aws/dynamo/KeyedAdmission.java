package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Admits a job or sweep together with its idempotency key, both or neither.
final class KeyedAdmission {
    private static final int ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final String INVALID = "ValidationError";

    private final DynamoDbClient client;
    private final String table;
    private final RemoteService service;

    KeyedAdmission(DynamoDbClient client, String table, RemoteService service) {
        this.client = client;
        this.table = table;
        this.service = service;
    }

    Admission admit(Candidate candidate, IdempotencyKey key, Instant now) {
        TransactWriteItemsRequest both = TransactWriteItemsRequest.builder()
                .transactItems(
                        put(Put.builder().item(candidate.item()).conditionExpression("attribute_not_exists(pk)")),
                        put(Put.builder()
                                .item(IdempotencyItem.write(candidate, key, now))
                                .conditionExpression("attribute_not_exists(pk) OR expires_at <= :now")
                                .expressionAttributeValues(
                                        Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond()))))))
                .build();
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                service.call(() -> tryOnce(both));
                return new Admission.Accepted();
            } catch (Cancelled cancelled) {
                Optional<Admission> decided = decision(candidate, key, now);
                if (decided.isPresent()) {
                    return decided.get();
                }
                // Neither is there: another request with this key was being decided at the same moment.
                if (attempt == ATTEMPTS) {
                    throw new StoreUnavailableException(service.name(), cancelled.getCause());
                }
            }
            pause(pause);
            pause *= 2;
        }
    }

    private TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.tableName(table).build()).build();
    }

    private boolean tryOnce(TransactWriteItemsRequest both) {
        try {
            client.transactWriteItems(both);
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().anyMatch(reason -> INVALID.equals(reason.code()))) {
                throw e;
            }
            throw new Cancelled(e);
        }
    }

    private Optional<Admission> decision(Candidate candidate, IdempotencyKey key, Instant now) {
        GetItemResponse answer = service.call(() -> client.getItem(get -> get.tableName(table)
                .key(TableKeys.idempotency(candidate.tenant(), key))
                .consistentRead(true)));
        return answer.hasItem() ? IdempotencyItem.read(answer.item()).decide(candidate, now) : Optional.empty();
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(service.name(), e);
        }
    }

    /// A condition did not hold, or another transaction was under way: the key's item tells which.
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient TransactionCanceledException reason;

        Cancelled(TransactionCanceledException reason) {
            super(reason);
            this.reason = reason;
        }

        @Override
        public synchronized Throwable getCause() {
            return reason;
        }
    }
}
