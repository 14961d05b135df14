package io.backgrid.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something made on first use and kept.
final class Lazy<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }

    /// What was made, if anything was.
    synchronized @Nullable T peek() {
        return made;
    }
}
