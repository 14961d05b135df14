package io.backgrid.aws;

import java.net.URI;

/// Where the services are when they are not AWS's own, and whom they know.
///
/// @param dynamo base address of the DynamoDB protocol
/// @param s3     base address of the S3 protocol; buckets are asked for by path
/// @param sqs    base address of the SQS protocol
public record Endpoints(URI dynamo, URI s3, URI sqs, String region, String accessKeyId, String secretAccessKey) {

    /// Leaves the secret out, for logs.
    @Override
    public String toString() {
        return "Endpoints[dynamo=" + dynamo + ", s3=" + s3 + ", sqs=" + sqs + ", region=" + region + "]";
    }
}
