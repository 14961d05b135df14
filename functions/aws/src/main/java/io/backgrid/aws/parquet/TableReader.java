package io.backgrid.aws.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;

/// Reads whole columns of a file that [TableWriter] wrote. Where a value is missing, the array holds anything.
final class TableReader implements AutoCloseable {
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private final ParquetFileReader file;
    private final int rows;

    private TableReader(ParquetFileReader file) {
        this.file = file;
        this.rows = Math.toIntExact(file.getFileMetaData().numRows());
    }

    /// Opens a file held in memory.
    ///
    /// @param format what the file must be, such as `curve 1`
    /// @throws IllegalStateException when it is something else, or written by a later version
    static TableReader open(byte[] content, String format) {
        try {
            TableReader reader = new TableReader(ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(content))));
            String actual = reader.file.getFileMetaData().keyValueMetadata().get(TableFormat.KEY);
            if (!format.equals(actual)) {
                reader.close();
                throw new IllegalStateException("a file of format '" + format + "' was expected but this one is '"
                        + actual + "': it was replaced, or a newer release wrote it");
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    int rows() {
        return rows;
    }

    double[] numbers(String column) {
        double[] values = new double[rows];
        read(column, ColumnReader::getDoubles, values);
        return values;
    }

    int[] wholes(String column) {
        int[] values = new int[rows];
        read(column, ColumnReader::getInts, values);
        return values;
    }

    boolean[] flags(String column) {
        boolean[] values = new boolean[rows];
        read(column, ColumnReader::getBooleans, values);
        return values;
    }

    String[] texts(String column) {
        String[] values = new String[rows];
        read(column, ColumnReader::getStrings, values);
        return values;
    }

    /// The epoch seconds of `<prefix>date`, or of `<prefix>time` where there is no such column.
    long[] times(String prefix) {
        long[] seconds = new long[rows];
        if (has(prefix + TableFormat.DATE)) {
            int[] days = wholes(prefix + TableFormat.DATE);
            for (int row = 0; row < rows; row++) {
                seconds[row] = days[row] * SECONDS_PER_DAY;
            }
        } else {
            read(prefix + TableFormat.TIME, ColumnReader::getLongs, seconds);
            for (int row = 0; row < rows; row++) {
                seconds[row] /= MICROS_PER_SECOND;
            }
        }
        return seconds;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing memory cannot fail", e);
        }
    }

    private boolean has(String column) {
        return file.getFileMetaData().schema().stream()
                .anyMatch(element -> element.name().equals(column));
    }

    /// Copies batch after batch into `values`, an array of the type that `batch` gives.
    private <A> void read(String name, Function<ColumnReader, A> batch, A values) {
        try (ColumnReader column = file.columnReader(name)) {
            int row = 0;
            while (column.nextBatch()) {
                int count = column.getRecordCount();
                System.arraycopy(batch.apply(column), 0, values, row, count);
                row += count;
            }
            if (row != rows) {
                throw new IllegalStateException("column " + name + " has " + row + " of " + rows + " values");
            }
        }
    }
}
