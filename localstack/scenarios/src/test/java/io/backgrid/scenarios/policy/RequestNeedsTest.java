package io.backgrid.scenarios.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// What AWS asks for requests.
class RequestNeedsTest {

    @Test
    void aTransactionNeedsWhatEachOfItsItemsDoes() {
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName("Table"))
                                .build(),
                        TransactWriteItem.builder()
                                .update(update -> update.tableName("Table"))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(delete -> delete.tableName("Table"))
                                .build(),
                        TransactWriteItem.builder()
                                .conditionCheck(check -> check.tableName("Table"))
                                .build())
                .build();

        assertThat(RequestNeeds.of(request))
                .containsExactly(
                        new Need("dynamodb:PutItem", "Table"),
                        new Need("dynamodb:UpdateItem", "Table"),
                        new Need("dynamodb:DeleteItem", "Table"),
                        new Need("dynamodb:ConditionCheckItem", "Table"));
    }

    @Test
    void anIndexIsAResourceOfItsOwn() {
        assertThat(RequestNeeds.of(QueryRequest.builder().tableName("Table").build()))
                .containsExactly(new Need("dynamodb:Query", "Table"));
        assertThat(RequestNeeds.of(QueryRequest.builder()
                        .tableName("Table")
                        .indexName("open")
                        .build()))
                .containsExactly(new Need("dynamodb:Query", "Table/index/open"));
        assertThat(RequestNeeds.of(BatchGetItemRequest.builder()
                        .requestItems(
                                Map.of("Table", KeysAndAttributes.builder().build()))
                        .build()))
                .containsExactly(new Need("dynamodb:BatchGetItem", "Table"));
    }

    @Test
    void aCopyReadsAndWritesAndToLearnThatNothingIsThereTheBucketMustBeListed() {
        CopyObjectRequest copy = CopyObjectRequest.builder()
                .sourceBucket("resultsbucket")
                .sourceKey("a")
                .destinationBucket("databucket")
                .destinationKey("b")
                .build();
        HeadObjectRequest head =
                HeadObjectRequest.builder().bucket("uploadsbucket").key("c").build();

        assertThat(RequestNeeds.of(copy))
                .containsExactly(new Need("s3:GetObject", "ResultsBucket/a"), new Need("s3:PutObject", "DataBucket/b"));
        assertThat(RequestNeeds.of(head)).containsExactly(new Need("s3:GetObject", "UploadsBucket/c"));
        assertThat(RequestNeeds.toLearnThatNothingIsThere(copy))
                .containsExactly(new Need("s3:ListBucket", "ResultsBucket"));
        assertThat(RequestNeeds.toLearnThatNothingIsThere(head))
                .containsExactly(new Need("s3:ListBucket", "UploadsBucket"));
    }

    @Test
    @SuppressWarnings("deprecation") // what the SDK hands to interceptors
    void theSourceOfACopyMayBeOneText() {
        CopyObjectRequest copy = CopyObjectRequest.builder()
                .copySource("resultsbucket/local/a%20b")
                .destinationBucket("resultsbucket")
                .destinationKey("c")
                .build();

        assertThat(RequestNeeds.of(copy))
                .containsExactly(
                        new Need("s3:GetObject", "ResultsBucket/local/a b"),
                        new Need("s3:PutObject", "ResultsBucket/c"));
    }

    @Test
    void queuesAndMachinesAreNamedAsInTheTemplate() {
        assertThat(RequestNeeds.of(SendMessageRequest.builder()
                        .queueUrl("http://127.0.0.1:1/000000000000/JobsQueue")
                        .build()))
                .containsExactly(new Need("sqs:SendMessage", "JobsQueue"));
        assertThat(RequestNeeds.of(StartExecutionRequest.builder()
                        .stateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:SweepMachine")
                        .build()))
                .containsExactly(new Need("states:StartExecution", "SweepMachine"));
    }

    @Test
    void anOperationThatNobodyUsedNeedsNothingThatIsKnown() {
        assertThat(RequestNeeds.of(ScanRequest.builder().tableName("Table").build()))
                .isEmpty();
    }
}
