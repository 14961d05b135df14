package io.backgrid.scenarios.policy;

import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The template that goes to AWS, as the offline stack has it.
final class OfflineTemplate {
    private OfflineTemplate() {}

    static String text() {
        try (InputStream file = OfflineStack.class.getResourceAsStream("template.yaml")) {
            if (file == null) {
                throw new IllegalStateException("template.yaml is missing from the build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Template settings() {
        return Template.parse(text(), Map.of());
    }
}
