package io.backgrid.scenarios.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// Why roles allow what no scenario needs, by `allowed-but-unused.yaml`.
record UnusedReasons(List<Reason> reasons) {
    private static final String FILE = "/allowed-but-unused.yaml";

    /// Stands for one holder, action and resource.
    ///
    /// @param holder    of a [Permission], or `*` for all
    /// @param resource  of a [Permission], where `*` may stand for any text
    /// @param sometimes whether some runs need it and others do not
    record Reason(String holder, String action, String resource, boolean sometimes, String text) {
        boolean covers(Permission permission) {
            return Permission.matches(holder, permission.holder())
                    && action.equals(permission.action())
                    && Permission.matches(resource, permission.resource());
        }
    }

    UnusedReasons {
        reasons = List.copyOf(reasons);
    }

    static UnusedReasons load() {
        try (InputStream file = UnusedReasons.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return of(new Yaml().load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The reasons in entries of the file.
    ///
    /// @param entries each with lists of `roles`, `actions` and `resources`, a `reason`, and perhaps
    ///                `sometimes`
    static UnusedReasons of(List<Map<String, Object>> entries) {
        List<Reason> reasons = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            String text = String.valueOf(entry.getOrDefault("reason", "")).strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException(FILE + ": an entry needs a reason: " + entry);
            }
            boolean sometimes = Boolean.TRUE.equals(entry.get("sometimes"));
            for (String holder : texts(entry, "roles")) {
                for (String action : texts(entry, "actions")) {
                    for (String resource : texts(entry, "resources")) {
                        reasons.add(new Reason(holder, action, resource, sometimes, text));
                    }
                }
            }
        }
        return new UnusedReasons(reasons);
    }

    private static List<String> texts(Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException(FILE + ": an entry needs a list of " + key + ": " + entry);
    }

    /// Where this list and the permissions disagree, each in a sentence that says what to do.
    ///
    /// @param permissions all of them
    /// @param unused      those that no call needed
    List<String> differences(List<Permission> permissions, List<Permission> unused) {
        List<String> differences = new ArrayList<>();
        for (Permission permission : unused) {
            if (reasons.stream().noneMatch(reason -> reason.covers(permission))) {
                differences.add(permission + " is allowed by " + permission.role()
                        + " and used by no scenario: remove it there, or give the reason in " + FILE);
            }
        }
        for (Reason reason : reasons) {
            List<Permission> covered =
                    permissions.stream().filter(reason::covers).toList();
            if (covered.isEmpty()) {
                differences.add(FILE + " gives a reason for what no role allows, remove it: " + reason);
            }
            if (!reason.sometimes()) {
                covered.stream()
                        .filter(permission -> !unused.contains(permission))
                        .forEach(used -> differences.add(FILE + " calls unused what is used, remove it: " + used));
            }
        }
        return differences;
    }
}
