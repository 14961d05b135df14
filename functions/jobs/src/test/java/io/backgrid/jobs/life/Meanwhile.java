package io.backgrid.jobs.life;

import io.backgrid.jobs.fakes.Steps;
import java.util.function.Supplier;

/// Lets something else happen, once, just before the first operation of a name.
final class Meanwhile implements Steps {
    private final String operation;
    private final Runnable something;
    private boolean happened;

    Meanwhile(String operation, Runnable something) {
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
