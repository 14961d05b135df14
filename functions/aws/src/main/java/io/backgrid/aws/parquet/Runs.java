package io.backgrid.aws.parquet;

import java.util.function.IntPredicate;

/// Stretches of rows.
final class Runs {
    private Runs() {}

    /// Takes rows `first` to `end - 1`.
    @FunctionalInterface
    interface Sink {
        void accept(int first, int end);
    }

    /// Hands over each longest stretch of the rows 0 to `rows - 1` that are all wanted.
    static void forEach(int rows, IntPredicate wanted, Sink sink) {
        int row = 0;
        while (row < rows) {
            int first = row;
            while (row < rows && wanted.test(row)) {
                row++;
            }
            if (row > first) {
                sink.accept(first, row);
            }
            row++;
        }
    }
}
