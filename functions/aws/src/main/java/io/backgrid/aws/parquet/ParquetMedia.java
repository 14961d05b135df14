package io.backgrid.aws.parquet;

/// How Parquet is called in HTTP.
public final class ParquetMedia {
    /// The media type registered for Parquet.
    public static final String TYPE = "application/vnd.apache.parquet";

    private ParquetMedia() {}
}
