package io.backgrid.aws.parquet;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/// Rows of a file that is being written, held as pages.
final class RowGroup {
    private final List<Column> columns;
    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore values;
    private final ColumnWriter[] writers;
    private int rows;

    RowGroup(MessageType schema, List<Column> columns, ParquetProperties properties) {
        this.columns = columns;
        this.pages = ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(_ -> new ZstdCompressor())
                .withSchema(schema)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
        this.values = properties.newColumnWriteStore(schema, pages);
        this.writers = schema.getColumns().stream().map(values::getColumnWriter).toArray(ColumnWriter[]::new);
    }

    int rows() {
        return rows;
    }

    /// Appends rows `first` to `end - 1`, column by column: going through all columns in each row took a quarter
    /// longer. Pages end where they would if rows were written one by one.
    void add(int first, int end) {
        int from = first;
        while (from < end) {
            int to = from;
            // Until the store is about to look at the sizes of pages, the end of a row only counts it.
            while (to < end && !values.isColumnFlushNeeded()) {
                values.endRecord();
                to++;
            }
            boolean look = to < end;
            if (look) {
                to++;
            }
            for (int column = 0; column < writers.length; column++) {
                columns.get(column).write(writers[column], from, to);
            }
            if (look) {
                values.endRecord();
            }
            from = to;
        }
        rows += end - first;
    }

    /// Ends this group and frees it.
    void writeTo(ParquetFileWriter writer) throws IOException {
        try (pages;
                values) {
            writer.startBlock(rows);
            values.flush();
            pages.flushToFileWriter(writer);
            writer.endBlock();
        }
    }
}
