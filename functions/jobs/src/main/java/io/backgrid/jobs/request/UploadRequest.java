package io.backgrid.jobs.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the JSON that asks for an upload to be admitted.
public final class UploadRequest {
    private UploadRequest() {}

    /// The `upload_id` of the body.
    ///
    /// @throws MalformedRequestException when the body is no JSON object
    /// @throws InvalidRequestException   with everything that is wrong
    public static String uploadId(String json) {
        List<Violation> violations = new ArrayList<>();
        Fields fields = Fields.root(JobSpecReader.parse(json), violations);
        Optional<String> uploadId = fields.text("upload_id");
        if (!fields.has("upload_id")) {
            fields.refuse("upload_id", "is required: the upload_id that the upload call answered");
        }
        fields.refuseUnknown();
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        return uploadId.orElseThrow();
    }
}
