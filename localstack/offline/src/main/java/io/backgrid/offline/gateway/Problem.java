package io.backgrid.offline.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// An answer of the gateway itself, as RFC 9457 has it.
///
/// @param headers beside the content type
record Problem(int status, String detail, Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Problem(int status, String detail) {
        this(status, detail, Map.of());
    }

    void writeTo(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(json()), callback);
    }

    private byte[] json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", HttpStatus.getMessage(status));
        members.put("status", status);
        members.put("detail", detail);
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text and a number must be writable", impossible);
        }
    }
}
