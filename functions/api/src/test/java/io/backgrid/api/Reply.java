package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a function answered, as a client would look at it.
record Reply(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(APIGatewayProxyResponseEvent response) {
        return new Reply(
                response.getStatusCode(),
                Map.copyOf(response.getHeaders()),
                Objects.requireNonNullElse(response.getBody(), ""));
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// Checks that this is a problem of that status and answers its detail.
    String problem(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().path("type").textValue()).isEqualTo("about:blank");
        assertThat(json().path("status").intValue()).isEqualTo(expectedStatus);
        assertThat(json().path("title").textValue()).isNotBlank();
        return json().path("detail").textValue();
    }

    /// `path message` of each violation.
    List<String> violations() {
        List<String> all = new ArrayList<>();
        json().path("violations")
                .forEach(each -> all.add(each.path("path").textValue() + " "
                        + each.path("message").textValue()));
        return all;
    }

    /// The names of the fields, in order.
    List<String> fields() {
        return names(json());
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
