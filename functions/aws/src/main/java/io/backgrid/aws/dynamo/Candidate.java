package io.backgrid.aws.dynamo;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.TenantId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A job or sweep that is to be admitted.
///
/// @param specSha256 what it asks for
/// @param item       that it is stored as
record Candidate(TenantId tenant, JobId id, String specSha256, Map<String, AttributeValue> item) {
    /// The attribute that holds the hash of what is asked for.
    static final String SPEC_SHA256 = "spec_sha256";
}
