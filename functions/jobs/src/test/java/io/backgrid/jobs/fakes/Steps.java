package io.backgrid.jobs.fakes;

import java.util.function.Supplier;

/// Stands at every operation of the fakes and decides what becomes of it.
public interface Steps {

    /// Lets everything happen.
    Steps UNDISTURBED = new Steps() {
        @Override
        public <T> T step(String operation, Supplier<T> effect) {
            return effect.get();
        }
    };

    /// Does an operation, or makes it fail.
    ///
    /// @param operation such as `jobs.replace`
    /// @param effect    does what the operation does
    <T> T step(String operation, Supplier<T> effect);

    /// As [#step], for operations that answer nothing.
    default void act(String operation, Runnable effect) {
        step(operation, () -> {
            effect.run();
            return true;
        });
    }
}
