package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.HashMap;
import java.util.Map;

/// Builds what API Gateway hands to a function.
final class Request {
    private final APIGatewayProxyRequestEvent event;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> path = new HashMap<>();

    private Request(String method, String resource) {
        this.event = new APIGatewayProxyRequestEvent().withHttpMethod(method).withResource(resource);
    }

    static Request of(String method, String resource) {
        return new Request(method, resource);
    }

    Request header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Request query(String name, String value) {
        query.put(name, value);
        return this;
    }

    Request path(String name, String value) {
        path.put(name, value);
        return this;
    }

    Request body(String mediaType, String body) {
        event.setBody(body);
        return header("Content-Type", mediaType);
    }

    Request json(String body) {
        return body("application/json", body);
    }

    /// With absent maps where there is nothing, as the gateway does it.
    APIGatewayProxyRequestEvent event() {
        String called = event.getResource();
        for (Map.Entry<String, String> parameter : path.entrySet()) {
            called = called.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        event.setPath(called);
        if (!headers.isEmpty()) {
            event.setHeaders(headers);
        }
        if (!query.isEmpty()) {
            event.setQueryStringParameters(query);
        }
        if (!path.isEmpty()) {
            event.setPathParameters(path);
        }
        return event;
    }
}
