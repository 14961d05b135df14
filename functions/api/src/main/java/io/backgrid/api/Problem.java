package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.request.Violation;
import java.util.List;
import java.util.Map;

/// An error as users see it: `application/problem+json` of RFC 9457. It never names a class, a stack or AWS.
///
/// @param status     HTTP status
/// @param title      the kind of error, the same for all of its status
/// @param detail     a sentence that says what to change
/// @param violations everything wrong with the request, where that can be listed
record Problem(int status, String title, String detail, List<Violation> violations) {

    static Problem of(int status, String detail) {
        return new Problem(status, titleOf(status), detail, List.of());
    }

    static Problem violations(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.getFirst().path() + " " + violations.getFirst().message()
                : violations.size() + " things in the request must change: see violations";
        return new Problem(422, titleOf(422), detail, violations);
    }

    /// For another tenant's things too, so that nothing tells whether they exist.
    static Problem notFound() {
        return of(404, "there is nothing here under this name");
    }

    private static String titleOf(int status) {
        return switch (status) {
            case 400 -> "Malformed request";
            case 401 -> "Not authenticated";
            case 404 -> "Not found";
            case 409 -> "Conflict";
            case 413 -> "Request too large";
            case 415 -> "Unsupported media type";
            case 422 -> "Invalid request";
            case 503 -> "Temporarily unavailable";
            default -> "Internal error";
        };
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("type", "about:blank");
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        if (!violations.isEmpty()) {
            ArrayNode list = json.putArray("violations");
            for (Violation violation : violations) {
                list.addObject().put("path", violation.path()).put("message", violation.message());
            }
        }
        return json;
    }

    APIGatewayProxyResponseEvent toResponse() {
        return Answers.of(status, "application/problem+json", toJson().toString(), Map.of());
    }

    APIGatewayProxyResponseEvent toResponse(Map<String, String> headers) {
        return Answers.of(status, "application/problem+json", toJson().toString(), headers);
    }
}
