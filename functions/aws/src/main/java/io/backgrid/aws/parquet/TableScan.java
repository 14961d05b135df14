package io.backgrid.aws.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/// Goes through a file that [TableWriter] wrote, batch by batch.
final class TableScan implements AutoCloseable {
    /// The reader allocates batches in full. Left to itself it makes them for files of any length, which took 17 ms
    /// for 1,260 rows instead of 3.
    private static final int BATCH_ROWS = 1 << 16;

    private final ParquetFileReader file;
    private final FileMetaData about;
    private final String format;

    private TableScan(ParquetFileReader file, FileMetaData about, String format) {
        this.file = file;
        this.about = about;
        this.format = format;
    }

    /// Takes some columns of rows `first` to `first + count - 1`, which begin at place 0 of the columns.
    @FunctionalInterface
    interface Batch {
        void accept(ColumnReaders columns, int first, int count);
    }

    /// A file held in memory.
    ///
    /// @param formats what the file may be, such as `curve 1`
    /// @throws IllegalStateException when it is something else, or written by a later version
    static TableScan of(byte[] content, List<String> formats) {
        try {
            ParquetFileReader file = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(content)));
            FileMetaData about = file.getFileMetaData();
            return new TableScan(file, about, requireFormat(formats, about));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private static String requireFormat(List<String> formats, FileMetaData about) {
        String actual = about.keyValueMetadata().get(TableFormat.KEY);
        if (actual == null || !formats.contains(actual)) {
            throw new IllegalStateException("a file of format '" + String.join("' or '", formats)
                    + "' was expected but this one is '" + actual
                    + "': it was replaced, or a newer release wrote it");
        }
        return actual;
    }

    /// Which of the formats it is.
    String format() {
        return format;
    }

    int rows() {
        return Math.toIntExact(about.numRows());
    }

    /// The columns that the file has among some.
    List<String> present(Collection<String> names) {
        return about.schema().stream()
                .map(element -> element.name())
                .filter(names::contains)
                .toList();
    }

    /// Hands over all rows.
    ///
    /// @param names columns that the file has
    void read(List<String> names, Batch batch) {
        int rows = rows();
        if (rows == 0) {
            return;
        }
        try (ColumnReaders columns = file.buildColumnReaders(ColumnProjection.columns(names.toArray(String[]::new)))
                .batchSize(Math.min(rows, BATCH_ROWS))
                .build()) {
            int row = 0;
            // Asking for a batch after the last one can take the reader 10 ms, the time after which it looks for an
            // end.
            while (row < rows && columns.nextBatch()) {
                int count = columns.getRecordCount();
                batch.accept(columns, row, count);
                row += count;
            }
            if (row != rows) {
                throw new IllegalStateException("the file holds " + row + " of its " + rows + " rows");
            }
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }
}
