package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/// Builds the answers that API Gateway passes on.
final class Answers {
    private Answers() {}

    static APIGatewayProxyResponseEvent json(int status, JsonNode body) {
        return json(status, body, Map.of());
    }

    static APIGatewayProxyResponseEvent json(int status, JsonNode body, Map<String, String> headers) {
        return of(status, "application/json", Json.text(body), headers);
    }

    static APIGatewayProxyResponseEvent noContent() {
        return empty(204, Map.of());
    }

    static APIGatewayProxyResponseEvent seeOther(String location) {
        return empty(303, Map.of("Location", location));
    }

    /// The body is empty rather than absent, which ministack takes for a fault.
    private static APIGatewayProxyResponseEvent empty(int status, Map<String, String> headers) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody("");
    }

    static APIGatewayProxyResponseEvent of(int status, String type, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", type);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(all)
                .withBody(body)
                .withIsBase64Encoded(false);
    }
}
