package io.backgrid.jobs.fakes;

import io.backgrid.jobs.port.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Makes operations fail, before they took effect or after, and remembers every operation it saw.
public final class Failure implements Steps {
    private final Predicate<Operation> hit;
    private final Moment moment;
    private final Kind kind;
    private final List<String> seen = new ArrayList<>();

    /// An operation of a fake.
    ///
    /// @param index counts from 0
    /// @param name  such as `jobs.replace`
    public record Operation(int index, String name) {}

    /// Whether a failing operation did its work.
    public enum Moment {
        BEFORE,
        AFTER
    }

    /// What a failing operation looks like from inside.
    public enum Kind {
        /// The process dies.
        CRASH,
        /// The client reports that the store did not answer.
        UNAVAILABLE
    }

    private Failure(Predicate<Operation> hit, Moment moment, Kind kind) {
        this.hit = hit;
        this.moment = moment;
        this.kind = kind;
    }

    /// Nothing fails; for counting.
    public static Failure none() {
        return new Failure(_ -> false, Moment.BEFORE, Kind.CRASH);
    }

    /// One operation fails, counted from 0; the others work.
    public static Failure at(int index, Moment moment, Kind kind) {
        return new Failure(operation -> operation.index() == index, moment, kind);
    }

    /// Every operation whose name starts so is unavailable, such as `jobs.` or `queue.send`.
    public static Failure unavailable(String prefix, Moment moment) {
        return new Failure(operation -> operation.name().startsWith(prefix), moment, Kind.UNAVAILABLE);
    }

    /// The operations so far, in order, the failed one included.
    public List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public <T> T step(String operation, Supplier<T> effect) {
        boolean fails = hit.test(new Operation(seen.size(), operation));
        seen.add(operation);
        if (fails && moment == Moment.BEFORE) {
            throw failure(operation);
        }
        T answer = effect.get();
        if (fails) {
            throw failure(operation);
        }
        return answer;
    }

    /// Throws, as an error or as an exception.
    private RuntimeException failure(String operation) {
        String where = moment + " " + operation;
        return switch (kind) {
            case CRASH -> throw new Crash(where);
            case UNAVAILABLE -> new StoreUnavailableException("the store", new IllegalStateException(where));
        };
    }
}
