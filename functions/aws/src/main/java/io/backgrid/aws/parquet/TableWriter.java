package io.backgrid.aws.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Writes one Parquet file, column by column and the same bytes for the same input.
///
/// It drives the library's inner writers itself. The usual front door, `ParquetWriter`, has Hadoop's classes in the
/// signatures that one must override, so it cannot even be compiled against without them.
///
/// Doubles are plain under zstd: BYTE_STREAM_SPLIT made AAPL's equity 5 % smaller but its prices 44 % larger, and a
/// dictionary of values that do not repeat costs time for nothing.
final class TableWriter {
    /// Rows held back at once: 5 columns of doubles are 10 MB before compression.
    private static final int GROUP_ROWS = 1 << 18;

    private static final int PAGE_ROWS = 1 << 16;
    private static final int PAGE_BYTES = 1 << 20;

    private final MessageType schema;
    private final List<Column> columns;
    private final ParquetProperties properties;

    private TableWriter(String name, List<Column> columns) {
        this.columns = columns;
        this.schema =
                new MessageType(name, columns.stream().<Type>map(Column::type).toList());
        ParquetProperties.Builder builder = ParquetProperties.builder()
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withPageRowCountLimit(PAGE_ROWS)
                .withPageSize(PAGE_BYTES)
                .withDictionaryEncoding(false);
        for (Column column : columns) {
            builder.withDictionaryEncoding(column.name(), column.repeats());
        }
        this.properties = builder.build();
    }

    /// Writes rows 0 to `rows - 1`.
    ///
    /// @param metadata in a map of a fixed order
    static byte[] write(String name, List<Column> columns, int rows, Map<String, String> metadata) {
        MemoryFile file = new MemoryFile();
        try {
            new TableWriter(name, columns).write(file, rows, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return file.content();
    }

    private void write(MemoryFile file, int rows, Map<String, String> metadata) throws IOException {
        try (ParquetFileWriter writer = open(file)) {
            writer.start();
            for (int first = 0; first < rows; first += GROUP_ROWS) {
                writeGroup(writer, first, Math.min(rows, first + GROUP_ROWS));
            }
            writer.end(metadata);
        }
    }

    /// The constructors that replace this one have siblings with Hadoop's types at the same places, among which the
    /// compiler could not choose without Hadoop.
    @SuppressWarnings("deprecation")
    private ParquetFileWriter open(MemoryFile file) throws IOException {
        return new ParquetFileWriter(file, schema, ParquetFileWriter.Mode.CREATE, Long.MAX_VALUE, 0);
    }

    private void writeGroup(ParquetFileWriter writer, int first, int end) throws IOException {
        try (ColumnChunkPageWriteStore pages = ColumnChunkPageWriteStore.builder()
                        .withCompressorProvider(_ -> new ZstdCompressor())
                        .withSchema(schema)
                        .withAllocator(properties.getAllocator())
                        .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                        .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                        .build();
                ColumnWriteStore values = properties.newColumnWriteStore(schema, pages)) {
            ColumnWriter[] writers =
                    schema.getColumns().stream().map(values::getColumnWriter).toArray(ColumnWriter[]::new);
            for (int row = first; row < end; row++) {
                for (int column = 0; column < writers.length; column++) {
                    columns.get(column).write(writers[column], row);
                }
                values.endRecord();
            }
            writer.startBlock(end - first);
            values.flush();
            pages.flushToFileWriter(writer);
            writer.endBlock();
        }
    }
}
