package io.backgrid.jobs.request;

import java.util.List;

/// The fields of a request that hold rules.
final class RuleFields {
    static final String ENTRY = "entry_rule";
    static final String EXIT = "exit_rule";
    static final String SHORT_ENTRY = "short_entry_rule";
    static final String SHORT_EXIT = "short_exit_rule";
    static final List<String> ALL = List.of(ENTRY, EXIT, SHORT_ENTRY, SHORT_EXIT);

    private RuleFields() {}

    static boolean isShort(String field) {
        return field.equals(SHORT_ENTRY) || field.equals(SHORT_EXIT);
    }
}
