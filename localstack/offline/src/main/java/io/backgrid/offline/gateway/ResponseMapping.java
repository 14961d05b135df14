package io.backgrid.offline.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// A function's answer, checked as API Gateway checks it, ready to be sent.
record ResponseMapping(int status, Map<String, List<String>> headers, ByteBuffer body) {

    /// What Lambda lets a function answer.
    static final int BODY_BYTES = 6 * 1024 * 1024;

    // They belong to the connection, which is the gateway's.
    private static final Set<String> CONNECTION =
            Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade");

    /// Checks an answer.
    ///
    /// @throws IllegalArgumentException when API Gateway would answer 502 in its place
    static ResponseMapping of(@Nullable APIGatewayProxyResponseEvent answer) {
        if (answer == null) {
            throw new IllegalArgumentException("the function answered null");
        }
        Integer status = answer.getStatusCode();
        if (status == null || status < 200 || status > 599) {
            throw new IllegalArgumentException("statusCode must be in [200, 599] but was " + status);
        }
        String text = answer.getBody() == null ? "" : answer.getBody();
        if (text.length() > BODY_BYTES) {
            throw new IllegalArgumentException("the body has " + text.length() + " characters but Lambda answers "
                    + BODY_BYTES + " bytes at most");
        }
        byte[] body = Boolean.TRUE.equals(answer.getIsBase64Encoded())
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        return new ResponseMapping(status, headers(answer), ByteBuffer.wrap(body));
    }

    void writeTo(Response response, Callback callback) {
        response.setStatus(status);
        HttpFields.Mutable fields = response.getHeaders();
        headers.forEach((name, values) -> values.forEach(value -> fields.add(name, value)));
        boolean mayHaveBody = status != 204 && status != 304;
        if (mayHaveBody && body.hasRemaining() && !fields.contains(HttpHeader.CONTENT_TYPE)) {
            fields.put(HttpHeader.CONTENT_TYPE, "application/json");
        }
        response.write(true, mayHaveBody ? body : ByteBuffer.allocate(0), callback);
    }

    private static Map<String, List<String>> headers(APIGatewayProxyResponseEvent answer) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (answer.getHeaders() != null) {
            answer.getHeaders().forEach((name, value) -> all.put(name, List.of(value)));
        }
        // Where both have a name, the lists win.
        if (answer.getMultiValueHeaders() != null) {
            all.putAll(answer.getMultiValueHeaders());
        }
        all.keySet().removeIf(name -> CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
        return all;
    }
}
