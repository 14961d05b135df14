package io.backgrid.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.jobs.port.StoreUnavailableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TemporaryFailureTest {
    @ParameterizedTest
    @CsvSource({
        "500, InternalServerError",
        "503, SlowDown",
        "429, TooManyRequestsException",
        "400, ThrottlingException",
        "400, ProvisionedThroughputExceededException",
        "400, RequestLimitExceeded",
        "400, ResourceNotFoundException",
        "404, NoSuchBucket",
        "400, QueueDoesNotExist",
        "400, AWS.SimpleQueueService.NonExistentQueue",
        "400, TransactionConflictException",
        "400, RequestTimeout",
        "408, ''",
        "400, ExpiredTokenException",
        "403, RequestTimeTooSkewed",
    })
    void theseAnswersMayPass(int status, String code) {
        assertThat(TemporaryFailure.is(answer(status, code))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ValidationException",
        "400, ConditionalCheckFailedException",
        "403, AccessDeniedException",
        "403, AccessDenied",
        "404, NoSuchKey",
        "400, InvalidMessageContents",
        "413, RequestEntityTooLarge",
        "301, PermanentRedirect",
    })
    void theseAnswersStay(int status, String code) {
        assertThat(TemporaryFailure.is(answer(status, code))).isFalse();
    }

    static Stream<SdkException> withoutAnswer() {
        return Stream.of(
                SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused")),
                SdkClientException.create("x", new IllegalStateException(new SocketTimeoutException("Read timed out"))),
                ApiCallTimeoutException.create(1),
                AbortedException.create("interrupted"));
    }

    @ParameterizedTest
    @MethodSource("withoutAnswer")
    void noAnswerMayBeOneLater(SdkException failure) {
        assertThat(TemporaryFailure.is(failure)).isTrue();
    }

    @Test
    void whatTheClientItselfRefusesStays() {
        assertThat(TemporaryFailure.is(SdkClientException.create("Unable to load region from any provider")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "TransactionConflict, true",
        "ThrottlingError, true",
        "ProvisionedThroughputExceeded, true",
        "ConditionalCheckFailed, false",
        "ValidationError, false",
    })
    void aCancelledTransactionIsJudgedByItsReasons(String reason, boolean temporary) {
        TransactionCanceledException cancelled = TransactionCanceledException.builder()
                .statusCode(400)
                .cancellationReasons(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder().code(reason).build())
                .build();

        assertThat(TemporaryFailure.is(cancelled)).isEqualTo(temporary);
    }

    @Test
    void aTemporaryFailureIsToldInOurWordsWithItsCause() {
        AwsServiceException slow = answer(503, "SlowDown");

        assertThatThrownBy(() -> new RemoteService("the job table").call(() -> {
                    throw slow;
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the job table is not available right now")
                .hasCause(slow);
    }

    @Test
    void anyOtherFailureStaysWhatItIs() {
        AwsServiceException denied = answer(403, "AccessDenied");

        assertThatThrownBy(() -> new RemoteService("the job table").call(() -> {
                    throw denied;
                }))
                .isSameAs(denied);
    }

    private static AwsServiceException answer(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
