package io.backgrid.aws.parquet;

/// Names that writers and readers of files share.
final class TableFormat {
    /// The metadata key that says what a file is and in which version.
    static final String KEY = "backgrid.format";

    /// Column of bars that are named by a date.
    static final String DATE = "date";

    /// Column of bars that are named by an instant.
    static final String TIME = "time";

    private TableFormat() {}

    static String timeColumn(boolean dated) {
        return dated ? DATE : TIME;
    }
}
