package io.backgrid.scenarios.policy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// What requests need by AWS's service authorization reference.
final class RequestNeeds {
    private RequestNeeds() {}

    /// What a request needs; nothing for an operation that nobody here used when this was written.
    static List<Need> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> one("dynamodb:GetItem", get.tableName());
            case PutItemRequest put -> one("dynamodb:PutItem", put.tableName());
            case UpdateItemRequest update -> one("dynamodb:UpdateItem", update.tableName());
            case DeleteItemRequest delete -> one("dynamodb:DeleteItem", delete.tableName());
            case QueryRequest query -> one("dynamodb:Query", table(query.tableName(), query.indexName()));
            case BatchGetItemRequest batch ->
                batch.requestItems().keySet().stream()
                        .map(table -> new Need("dynamodb:BatchGetItem", table))
                        .toList();
            case TransactWriteItemsRequest transaction ->
                transaction.transactItems().stream()
                        .flatMap(RequestNeeds::items)
                        .toList();

            case GetObjectRequest get -> one("s3:GetObject", object(get.bucket(), get.key()));
            case HeadObjectRequest head -> one("s3:GetObject", object(head.bucket(), head.key()));
            case PutObjectRequest put -> one("s3:PutObject", object(put.bucket(), put.key()));
            case CopyObjectRequest copy ->
                List.of(
                        new Need("s3:GetObject", copied(copy)),
                        new Need("s3:PutObject", object(copy.destinationBucket(), copy.destinationKey())));
            case DeleteObjectRequest delete -> one("s3:DeleteObject", object(delete.bucket(), delete.key()));
            case DeleteObjectsRequest delete ->
                delete.delete().objects().stream()
                        .map(object -> new Need("s3:DeleteObject", object(delete.bucket(), object.key())))
                        .toList();
            case ListObjectsV2Request list -> one("s3:ListBucket", OfflineNames.bucket(list.bucket()));

            case SendMessageRequest send -> one("sqs:SendMessage", OfflineNames.queue(send.queueUrl()));
            case SendMessageBatchRequest send -> one("sqs:SendMessage", OfflineNames.queue(send.queueUrl()));
            case ReceiveMessageRequest receive -> one("sqs:ReceiveMessage", OfflineNames.queue(receive.queueUrl()));
            case DeleteMessageRequest delete -> one("sqs:DeleteMessage", OfflineNames.queue(delete.queueUrl()));
            case DeleteMessageBatchRequest delete -> one("sqs:DeleteMessage", OfflineNames.queue(delete.queueUrl()));

            case StartExecutionRequest start ->
                one("states:StartExecution", OfflineNames.machine(start.stateMachineArn()));
            default -> List.of();
        };
    }

    /// Without the right to list the bucket S3 answers 403, not 404, where there is no object.
    ///
    /// @param request that found none
    static List<Need> toLearnThatNothingIsThere(SdkRequest request) {
        return switch (request) {
            case GetObjectRequest get -> one("s3:ListBucket", OfflineNames.bucket(get.bucket()));
            case HeadObjectRequest head -> one("s3:ListBucket", OfflineNames.bucket(head.bucket()));
            case CopyObjectRequest copy -> one("s3:ListBucket", copied(copy).replaceFirst("/.*", ""));
            default -> List.of();
        };
    }

    private static Stream<Need> items(TransactWriteItem item) {
        return Stream.of(
                        item.put() == null
                                ? null
                                : new Need("dynamodb:PutItem", item.put().tableName()),
                        item.update() == null
                                ? null
                                : new Need("dynamodb:UpdateItem", item.update().tableName()),
                        item.delete() == null
                                ? null
                                : new Need("dynamodb:DeleteItem", item.delete().tableName()),
                        item.conditionCheck() == null
                                ? null
                                : new Need(
                                        "dynamodb:ConditionCheckItem",
                                        item.conditionCheck().tableName()))
                .flatMap(Stream::ofNullable);
    }

    /// The SDK joins bucket and key of the source in between.
    private static String copied(CopyObjectRequest copy) {
        return copy.getValueForField("CopySource", String.class)
                .map(source -> URLDecoder.decode(source, StandardCharsets.UTF_8).split("/", 2))
                .map(names -> object(names[0], names[1]))
                .orElseGet(() -> object(copy.sourceBucket(), copy.sourceKey()));
    }

    private static String table(String name, @Nullable String index) {
        return index == null ? name : name + "/index/" + index;
    }

    private static String object(String bucket, String key) {
        return OfflineNames.bucket(bucket) + "/" + key;
    }

    private static List<Need> one(String action, String resource) {
        return List.of(new Need(action, resource));
    }
}
