package io.backgrid.jobs.fakes;

import java.util.function.Supplier;

/// Lets something else happen, once, just before the first operation of a name.
public final class Meanwhile implements Steps {
    private final String operation;
    private final Runnable something;
    private boolean happened;

    /// Does `something` before the first operation of that name, such as `results.put`.
    public Meanwhile(String operation, Runnable something) {
        this.operation = operation;
        this.something = something;
    }

    @Override
    public <T> T step(String name, Supplier<T> effect) {
        if (!happened && name.equals(operation)) {
            happened = true;
            something.run();
        }
        return effect.get();
    }
}
