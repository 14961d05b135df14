package io.backgrid.offline.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import io.backgrid.offline.template.Api;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Turns a request into the event that API Gateway's Lambda proxy integration hands to a function.
record RequestMapping(Api api) {

    /// Maps one request.
    ///
    /// @throws IllegalArgumentException when the query is not encoded properly
    APIGatewayProxyRequestEvent event(
            Request request, RouteTable.Match.Found found, byte[] body, String requestId, long epochMillis) {
        String path = Request.getPathInContext(request);
        boolean binary = isBinary(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        Map<String, List<String>> headers = headers(request);
        Map<String, List<String>> query =
                PercentEncoding.query(request.getHttpURI().getQuery());
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
        event.setResource(found.route().pathTemplate());
        event.setPath(path);
        event.setHttpMethod(request.getMethod());
        event.setMultiValueHeaders(headers);
        event.setHeaders(last(headers));
        event.setMultiValueQueryStringParameters(nullIfEmpty(query));
        event.setQueryStringParameters(nullIfEmpty(last(query)));
        event.setPathParameters(nullIfEmpty(found.pathParameters()));
        event.setRequestContext(context(request, found, path, requestId, epochMillis));
        event.setIsBase64Encoded(binary);
        if (body.length > 0) {
            event.setBody(binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        }
        return event;
    }

    private ProxyRequestContext context(
            Request request, RouteTable.Match.Found found, String path, String requestId, long epochMillis) {
        RequestIdentity identity = new RequestIdentity();
        identity.setSourceIp(Request.getRemoteAddr(request));
        identity.setUserAgent(request.getHeaders().get(HttpHeader.USER_AGENT));
        ProxyRequestContext context = new ProxyRequestContext();
        context.setAccountId("000000000000");
        context.setApiId("offline");
        context.setStage(api.stage());
        context.setRequestId(requestId);
        context.setExtendedRequestId(requestId);
        context.setRequestTimeEpoch(epochMillis);
        context.setIdentity(identity);
        context.setHttpMethod(request.getMethod());
        context.setResourcePath(found.route().pathTemplate());
        context.setPath("/" + api.stage() + path);
        context.setProtocol(request.getConnectionMetaData().getProtocol());
        context.setDomainName(Request.getServerName(request));
        return context;
    }

    private boolean isBinary(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return api.binaryMediaTypes().contains(type)
                || api.binaryMediaTypes().contains(type.replaceFirst("/.*", "/*"))
                || api.binaryMediaTypes().contains("*/*");
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        headers.put("X-Forwarded-For", List.of(Request.getRemoteAddr(request)));
        headers.put("X-Forwarded-Port", List.of(Integer.toString(Request.getServerPort(request))));
        headers.put("X-Forwarded-Proto", List.of("http"));
        return new LinkedHashMap<>(headers);
    }

    private static Map<String, String> last(Map<String, List<String>> values) {
        Map<String, String> last = new LinkedHashMap<>();
        values.forEach((name, each) -> last.put(name, each.getLast()));
        return last;
    }

    // API Gateway says null, not empty.
    private static <V> @Nullable Map<String, V> nullIfEmpty(Map<String, V> values) {
        return values.isEmpty() ? null : values;
    }
}
