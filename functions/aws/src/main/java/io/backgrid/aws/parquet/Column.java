package io.backgrid.aws.parquet;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// A column of a file to be written.
///
/// @param type     name and type
/// @param repeats  whether its values repeat, so that a dictionary pays
/// @param optional whether it may lack values
/// @param cell     writes the value of a row
record Column(PrimitiveType type, boolean repeats, boolean optional, Cell cell) {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    /// Writes the value of `row`; `level` is how Parquet marks a value that is there.
    @FunctionalInterface
    interface Cell {
        void write(ColumnWriter writer, int row, int level);
    }

    static Column number(String name, IntToDoubleFunction value) {
        return required(
                name,
                PrimitiveTypeName.DOUBLE,
                null,
                (writer, row, level) -> writer.write(value.applyAsDouble(row), 0, level));
    }

    /// Values in single precision.
    static Column single(String name, IntToDoubleFunction value) {
        return required(
                name,
                PrimitiveTypeName.FLOAT,
                null,
                (writer, row, level) -> writer.write((float) value.applyAsDouble(row), 0, level));
    }

    /// Whole numbers of 64 bits.
    static Column count(String name, IntToLongFunction value) {
        return required(
                name,
                PrimitiveTypeName.INT64,
                null,
                (writer, row, level) -> writer.write(value.applyAsLong(row), 0, level));
    }

    static Column whole(String name, IntUnaryOperator value) {
        return required(
                name,
                PrimitiveTypeName.INT32,
                null,
                (writer, row, level) -> writer.write(value.applyAsInt(row), 0, level));
    }

    static Column flag(String name, IntPredicate value) {
        return required(
                name, PrimitiveTypeName.BOOLEAN, null, (writer, row, level) -> writer.write(value.test(row), 0, level));
    }

    static Column text(String name, IntFunction<String> value) {
        return required(
                name,
                PrimitiveTypeName.BINARY,
                LogicalTypeAnnotation.stringType(),
                (writer, row, level) -> writer.write(Binary.fromString(value.apply(row)), 0, level));
    }

    /// Times that are given in epoch seconds: as dates, or as instants in microseconds.
    ///
    /// @throws IllegalArgumentException on writing a date that is no midnight in UTC
    static Column time(String name, boolean dated, IntToLongFunction epochSecond) {
        if (dated) {
            return required(
                    name,
                    PrimitiveTypeName.INT32,
                    LogicalTypeAnnotation.dateType(),
                    (writer, row, level) -> writer.write(epochDay(epochSecond.applyAsLong(row)), 0, level));
        }
        return required(
                name,
                PrimitiveTypeName.INT64,
                LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS),
                (writer, row, level) ->
                        writer.write(Math.multiplyExact(epochSecond.applyAsLong(row), MICROS_PER_SECOND), 0, level));
    }

    /// This column, with a dictionary of its values.
    Column repeating() {
        return new Column(type, true, optional, cell);
    }

    /// This column, empty in the rows that `present` refuses.
    Column when(IntPredicate present) {
        PrimitiveType nullable = Types.optional(type.getPrimitiveTypeName())
                .as(type.getLogicalTypeAnnotation())
                .named(type.getName());
        return new Column(nullable, repeats, true, (writer, row, level) -> {
            if (present.test(row)) {
                cell.write(writer, row, level);
            } else {
                writer.writeNull(0, 0);
            }
        });
    }

    String name() {
        return type.getName();
    }

    /// Writes the values of rows `first` to `end - 1`.
    void write(ColumnWriter writer, int first, int end) {
        int level = optional ? 1 : 0;
        for (int row = first; row < end; row++) {
            cell.write(writer, row, level);
        }
    }

    private static Column required(
            String name, PrimitiveTypeName primitive, @Nullable LogicalTypeAnnotation logical, Cell cell) {
        return new Column(Types.required(primitive).as(logical).named(name), false, false, cell);
    }

    private static int epochDay(long epochSecond) {
        if (Math.floorMod(epochSecond, SECONDS_PER_DAY) != 0) {
            throw new IllegalArgumentException(
                    "a bar of a day or more must begin at midnight UTC but begins " + epochSecond + " s after 1970");
        }
        return Math.toIntExact(Math.floorDiv(epochSecond, SECONDS_PER_DAY));
    }
}
