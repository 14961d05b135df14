package io.backgrid.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Tells failures that may pass by themselves from those that need somebody to change something.
final class TemporaryFailure {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /// Error codes that come with a status of 4xx and pass all the same.
    private static final Set<String> CODES = Set.of(
            // The resource is still being created, or being replaced.
            "ResourceNotFoundException",
            "NoSuchBucket",
            "QueueDoesNotExist",
            "AWS.SimpleQueueService.NonExistentQueue",
            // Somebody else's transaction holds the item for a moment.
            "TransactionConflictException",
            "TransactionInProgressException",
            // The client did not send its body in time.
            "RequestTimeout",
            "RequestTimeoutException",
            // The function's credentials are being replaced by new ones.
            "ExpiredToken",
            "ExpiredTokenException",
            "KMS.ThrottlingException",
            "KmsThrottled");

    private static final Set<String> CANCELLATIONS =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private TemporaryFailure() {}

    static boolean is(SdkException failure) {
        return switch (failure) {
            case TransactionCanceledException cancelled ->
                cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .anyMatch(CANCELLATIONS::contains);
            case SdkServiceException answered -> isTemporaryAnswer(answered);
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _, AbortedException _ -> true;
            // Also what the client itself would have tried again, such as an answer with a wrong checksum.
            default -> failure.retryable() || wasInputOutput(failure);
        };
    }

    private static boolean isTemporaryAnswer(SdkServiceException answered) {
        int status = answered.statusCode();
        return status >= SERVER_ERROR
                || status == TOO_MANY_REQUESTS
                || status == REQUEST_TIMEOUT
                || answered.isThrottlingException()
                || answered.isClockSkewException()
                || CODES.contains(code(answered));
    }

    private static String code(SdkServiceException answered) {
        if (!(answered instanceof AwsServiceException aws) || aws.awsErrorDetails() == null) {
            return "";
        }
        String code = aws.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    /// Connection refused or reset, a timeout, an unknown host: no answer was had.
    private static boolean wasInputOutput(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        while (cause != null) {
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
