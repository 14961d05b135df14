package io.backgrid.offline.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/// `docs/openapi.yaml`, held against what the running system answers.
public final class Contract {
    private static final String BASE = "/api/v1";

    private final OpenAPI document;
    private final OpenApiInteractionValidator validator;
    private final Set<String> provoked = new ConcurrentSkipListSet<>();

    private Contract(OpenAPI document, OpenApiInteractionValidator validator) {
        this.document = document;
        this.validator = validator;
    }

    /// The contract of this checkout.
    public static Contract load() {
        String file =
                Path.of("../../docs/openapi.yaml").toAbsolutePath().normalize().toString();
        OpenAPI document = new OpenAPIV3Parser().read(file);
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(file)
                .withBasePathOverride(BASE)
                .build();
        return new Contract(document, validator);
    }

    /// Checks that an answer is one that the contract allows, headers and body.
    public void check(String method, String path, Answer answer) {
        String bare = path.split("\\?", 2)[0];
        SimpleResponse.Builder response =
                SimpleResponse.Builder.status(answer.status()).withBody(answer.body());
        answer.headers().map().forEach(response::withHeader);
        ValidationReport report = validator.validateResponse(bare, Request.Method.valueOf(method), response.build());
        assertThat(report.getMessages())
                .as("%s %s answered %d %s", method, path, answer.status(), answer.body())
                .isEmpty();
        provoked.add(key(template(bare), method, Integer.toString(answer.status())));
    }

    /// The answers that the contract names and nothing has provoked yet.
    public Set<String> neverProvoked() {
        Set<String> missing = new TreeSet<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operation
                                .getResponses()
                                .keySet()
                                .forEach(status -> missing.add(key(BASE + path, method.name(), status)))));
        missing.removeAll(provoked);
        return missing;
    }

    /// Every call of the contract, as `METHOD /api/v1/...`.
    public Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(method -> calls.add(method + " " + BASE + path)));
        return calls;
    }

    private String template(String path) {
        for (Map.Entry<String, PathItem> each : document.getPaths().entrySet()) {
            String template = BASE + each.getKey();
            String pattern = template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
            if (Pattern.matches(pattern, path)) {
                return template;
            }
        }
        throw new AssertionError("the contract has no " + path);
    }

    private static String key(String path, String method, String status) {
        return path + " " + method.toUpperCase(Locale.ROOT) + " " + status;
    }
}
