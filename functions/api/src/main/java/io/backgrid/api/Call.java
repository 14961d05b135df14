package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import io.backgrid.jobs.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request of a known tenant.
final class Call {
    private final APIGatewayProxyRequestEvent event;
    private final TenantId tenant;

    Call(APIGatewayProxyRequestEvent event, TenantId tenant) {
        this.event = event;
        this.tenant = tenant;
    }

    TenantId tenant() {
        return tenant;
    }

    /// Method and resource as the template names them, such as `GET /api/v1/jobs/{job_id}`.
    String route() {
        return event.getHttpMethod() + " " + event.getResource();
    }

    /// The path as the caller knows it: on AWS it begins with the stage.
    String callersPath() {
        APIGatewayProxyRequestEvent.ProxyRequestContext context = event.getRequestContext();
        return context == null || context.getPath() == null ? event.getPath() : context.getPath();
    }

    /// A part of the path that the template names.
    String path(String name) {
        Map<String, String> parameters = event.getPathParameters();
        String value = parameters == null ? null : parameters.get(name);
        if (value == null) {
            throw new IllegalStateException(route() + " came without its path parameter " + name);
        }
        return value;
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(event.getQueryStringParameters()).map(query -> query.get(name));
    }

    /// A misspelt parameter must never run as a default.
    ///
    /// @throws ProblemException 400 when the query holds anything but these names
    void allowQuery(String... names) {
        Map<String, String> query = event.getQueryStringParameters();
        if (query == null) {
            return;
        }
        for (String asked : query.keySet()) {
            if (!List.of(names).contains(asked)) {
                throw new ProblemException(Problem.of(
                        400,
                        names.length == 0
                                ? "this call takes no query parameters but got '" + asked + "'"
                                : "query parameter '" + asked + "' is not known; there are "
                                        + String.join(", ", names)));
            }
        }
    }

    Optional<String> header(String name) {
        return header(event, name);
    }

    /// Header names come in whatever case the client or the gateway chose.
    static Optional<String> header(APIGatewayProxyRequestEvent event, String name) {
        Map<String, String> headers = event.getHeaders();
        if (headers == null) {
            return Optional.empty();
        }
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The body, which must be of one media type and not too long.
    ///
    /// @throws ProblemException 415 or 413
    byte[] body(String mediaType, int maxBytes) {
        String type = header("Content-Type").orElse("");
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!bare.equals(mediaType)) {
            throw new ProblemException(Problem.of(
                    415,
                    "send the body with Content-Type: " + mediaType + (type.isEmpty() ? "" : " instead of " + type)));
        }
        String body = event.getBody() == null ? "" : event.getBody();
        byte[] bytes = Boolean.TRUE.equals(event.getIsBase64Encoded())
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxBytes) {
            throw new ProblemException(
                    Problem.of(413, "the body may have at most " + maxBytes + " bytes but has " + bytes.length));
        }
        return bytes;
    }

    String json(int maxBytes) {
        return new String(body("application/json", maxBytes), StandardCharsets.UTF_8);
    }
}
