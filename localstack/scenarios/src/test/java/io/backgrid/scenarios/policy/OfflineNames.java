package io.backgrid.scenarios.policy;

import java.util.List;
import java.util.Locale;

/// Names in the template of what the offline stack calls otherwise. A table is called there as in the
/// template.
final class OfflineNames {
    private static final List<String> BUCKETS = OfflineTemplate.settings().buckets();

    private OfflineNames() {}

    /// A bucket of the template; the name itself for any other.
    static String bucket(String name) {
        return BUCKETS.stream()
                .filter(bucket -> bucket.toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(name);
    }

    static String queue(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    static String machine(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
