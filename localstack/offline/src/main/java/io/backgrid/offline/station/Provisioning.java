package io.backgrid.offline.station;

import io.backgrid.offline.template.QueueSettings;
import io.backgrid.offline.template.TableSchema;
import io.backgrid.offline.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Makes what CloudFormation would make of the template, where it is not there yet.
public final class Provisioning {

    private Provisioning() {}

    /// Makes the table with its indexes and expiry.
    public static void table(DynamoDbClient dynamo, TableSchema schema) {
        if (!exists(dynamo, schema.logicalId())) {
            dynamo.createTable(request(schema));
        }
        String attribute = schema.timeToLive();
        if (attribute != null && !expires(dynamo, schema.logicalId())) {
            dynamo.updateTimeToLive(update -> update.tableName(schema.logicalId())
                    .timeToLiveSpecification(
                            each -> each.attributeName(attribute).enabled(true)));
        }
    }

    /// Makes the buckets.
    ///
    /// @param names the buckets' own names
    public static void buckets(S3Client s3, Collection<String> names) {
        List<String> present =
                s3.listBuckets().buckets().stream().map(Bucket::name).toList();
        names.stream()
                .filter(name -> !present.contains(name))
                .forEach(name -> s3.createBucket(make -> make.bucket(name)));
    }

    /// Makes the queues, each after the one that takes its dead letters.
    ///
    /// @return the queues' URLs by logical id
    public static Map<String, String> queues(SqsClient sqs, Template template) {
        Map<String, String> urls = new LinkedHashMap<>();
        template.queues().keySet().forEach(logicalId -> queue(sqs, template, logicalId, urls));
        return urls;
    }

    private static void queue(SqsClient sqs, Template template, String logicalId, Map<String, String> urls) {
        if (urls.containsKey(logicalId)) {
            return;
        }
        QueueSettings queue = template.queue(logicalId);
        Map<QueueAttributeName, String> attributes = new LinkedHashMap<>();
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibilityTimeout().toSeconds()));
        attributes.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Long.toString(queue.retention().toSeconds()));
        QueueSettings.Redrive redrive = queue.redrive();
        if (redrive != null) {
            queue(sqs, template, redrive.deadLetterQueue(), urls);
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                            .formatted(arn(redrive.deadLetterQueue()), redrive.maxReceiveCount()));
        }
        urls.put(
                logicalId,
                sqs.createQueue(make -> make.queueName(logicalId).attributes(attributes))
                        .queueUrl());
    }

    /// The name by which SQS knows a queue of this machine.
    public static String arn(String queue) {
        return "arn:aws:sqs:" + LocalClients.REGION + ":000000000000:" + queue;
    }

    private static boolean exists(DynamoDbClient dynamo, String table) {
        try {
            dynamo.describeTable(describe -> describe.tableName(table));
            return true;
        } catch (ResourceNotFoundException absent) {
            return false;
        }
    }

    private static boolean expires(DynamoDbClient dynamo, String table) {
        return dynamo.describeTimeToLive(describe -> describe.tableName(table))
                        .timeToLiveDescription()
                        .attributeName()
                != null;
    }

    private static CreateTableRequest request(TableSchema schema) {
        Map<String, String> types = new LinkedHashMap<>();
        List<KeySchemaElement> keys = keys(schema.partition(), schema.sort(), types);
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (TableSchema.Index index : schema.indexes()) {
            Projection.Builder projection = Projection.builder().projectionType(index.projection());
            if (!index.included().isEmpty()) {
                projection.nonKeyAttributes(index.included());
            }
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(keys(index.partition(), index.sort(), types))
                    .projection(projection.build())
                    .build());
        }
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(schema.logicalId())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys)
                .attributeDefinitions(types.entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(ScalarAttributeType.fromValue(type.getValue()))
                                .build())
                        .toList());
        return (indexes.isEmpty() ? request : request.globalSecondaryIndexes(indexes)).build();
    }

    private static List<KeySchemaElement> keys(
            TableSchema.Key partition, TableSchema.@Nullable Key sort, Map<String, String> types) {
        List<KeySchemaElement> keys = new ArrayList<>();
        keys.add(key(partition, KeyType.HASH, types));
        if (sort != null) {
            keys.add(key(sort, KeyType.RANGE, types));
        }
        return keys;
    }

    private static KeySchemaElement key(TableSchema.Key key, KeyType role, Map<String, String> types) {
        types.put(key.name(), key.type());
        return KeySchemaElement.builder()
                .attributeName(key.name())
                .keyType(role)
                .build();
    }
}
