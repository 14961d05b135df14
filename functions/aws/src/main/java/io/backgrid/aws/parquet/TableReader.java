package io.backgrid.aws.parquet;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.Validity;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whole columns of a file that [TableWriter] wrote. Where a value is missing, the array holds anything.
final class TableReader {
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private final String format;
    private final int rows;
    private final Map<String, Object> arrays = new HashMap<>();

    /// The rows of a column that have no value.
    private final Map<String, BitSet> gaps = new HashMap<>();

    private TableReader(String format, int rows) {
        this.format = format;
        this.rows = rows;
    }

    /// Reads some columns of a file held in memory; a name that it lacks is left out.
    ///
    /// @param formats what the file may be, such as `curve 1`
    /// @throws IllegalStateException when it is something else, or written by a later version
    static TableReader read(byte[] content, List<String> formats, Collection<String> names) {
        try (TableScan scan = TableScan.of(content, formats)) {
            TableReader table = new TableReader(scan.format(), scan.rows());
            List<String> present = scan.present(names);
            scan.read(present, (columns, first, count) -> table.take(present, columns, first, count));
            return table;
        }
    }

    /// Which of the formats it is.
    String format() {
        return format;
    }

    int rows() {
        return rows;
    }

    double[] numbers(String column) {
        return (double[]) array(column);
    }

    int[] wholes(String column) {
        return (int[]) array(column);
    }

    boolean[] flags(String column) {
        return (boolean[]) array(column);
    }

    String[] texts(String column) {
        return (String[]) array(column);
    }

    /// Whether a column that is there has a value in a row.
    boolean has(String column, int row) {
        BitSet missing = gaps.get(column);
        return missing == null || !missing.get(row);
    }

    /// The epoch seconds of `<prefix>date`, or of `<prefix>time` where there is no such column.
    long[] times(String prefix) {
        long[] seconds = new long[rows];
        if (arrays.containsKey(prefix + TableFormat.DATE)) {
            int[] days = wholes(prefix + TableFormat.DATE);
            for (int row = 0; row < rows; row++) {
                seconds[row] = days[row] * SECONDS_PER_DAY;
            }
        } else {
            long[] micros = (long[]) array(prefix + TableFormat.TIME);
            for (int row = 0; row < rows; row++) {
                seconds[row] = Math.floorDiv(micros[row], MICROS_PER_SECOND);
            }
        }
        return seconds;
    }

    private Object array(String column) {
        Object array = arrays.get(column);
        if (array == null) {
            throw new IllegalStateException("the file has no column " + column);
        }
        return array;
    }

    private void take(List<String> names, ColumnReaders columns, int first, int count) {
        for (String name : names) {
            ColumnReader column = columns.getColumnReader(name);
            copy(column, name, first, count);
            noteGaps(column.getLeafValidity(), name, first, count);
        }
    }

    private void noteGaps(Validity validity, String name, int row, int count) {
        if (validity.hasNulls()) {
            BitSet missing = gaps.computeIfAbsent(name, _ -> new BitSet(rows));
            for (int place = 0; place < count; place++) {
                missing.set(row + place, validity.isNull(place));
            }
        }
    }

    private void copy(ColumnReader column, String name, int row, int count) {
        switch (column.getColumnSchema().type()) {
            case DOUBLE -> copy(column.getDoubles(), arrays.computeIfAbsent(name, _ -> new double[rows]), row, count);
            case INT32 -> copy(column.getInts(), arrays.computeIfAbsent(name, _ -> new int[rows]), row, count);
            case INT64 -> copy(column.getLongs(), arrays.computeIfAbsent(name, _ -> new long[rows]), row, count);
            case BOOLEAN ->
                copy(column.getBooleans(), arrays.computeIfAbsent(name, _ -> new boolean[rows]), row, count);
            case BYTE_ARRAY ->
                copy(column.getStrings(), arrays.computeIfAbsent(name, _ -> new String[rows]), row, count);
            case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalStateException("column " + name + " has a type that is never written here");
        }
    }

    /// Both are arrays of the same type.
    private static void copy(Object batch, Object whole, int row, int count) {
        System.arraycopy(batch, 0, whole, row, count);
    }
}
