package io.backgrid.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.PartAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What is known of a part, as the JSON object that is written when both its files are there.
///
/// @param part   and its hashes
/// @param holder id of the sweep under which the files lie
record PartReceipt(Part part, String holder) {
    private static final JsonMapper JSON = new JsonMapper();

    byte[] write() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("address", part.address().sha256())
                .put("holder", holder)
                .put("computed_for", part.computedFor())
                .put("rows", part.rows())
                .put("gigabyte_seconds", part.gigabyteSeconds())
                .put("trials_bytes", part.trialsBytes())
                .put("trials_sha256", part.trialsSha256())
                .put("blocks_bytes", part.blocksBytes())
                .put("blocks_sha256", part.blocksSha256())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// @throws IllegalArgumentException when it is no receipt: then there is no part
    static PartReceipt read(byte[] receipt) {
        try {
            JsonNode json = JSON.readTree(receipt);
            Part part = new Part(
                    new PartAddress(json.required("address").asText()),
                    json.required("computed_for").asText(),
                    json.required("rows").asLong(),
                    json.required("gigabyte_seconds").asDouble(),
                    json.required("trials_bytes").asLong(),
                    json.required("trials_sha256").asText(),
                    json.required("blocks_bytes").asLong(),
                    json.required("blocks_sha256").asText());
            return new PartReceipt(part, json.required("holder").asText());
        } catch (IOException e) {
            throw new IllegalArgumentException("the receipt of a part is no JSON", e);
        }
    }
}
