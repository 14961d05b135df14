package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The children of one map, some of them at once. After the first failure none is started; those that run end.
final class Children {

    /// Runs one child.
    @FunctionalInterface
    interface Child {
        JsonNode run(JsonNode item) throws StateError, InterruptedException;
    }

    private final JsonNode items;
    private final Child child;
    private final AtomicReferenceArray<JsonNode> outputs;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();

    Children(JsonNode items, Child child) {
        this.items = items;
        this.child = child;
        this.outputs = new AtomicReferenceArray<>(items.size());
    }

    /// Runs them all. The error is the one of AWS when no failure is tolerated, and does not say why: a child has to
    /// tell that itself.
    ///
    /// @param threads gives a thread to each of the lanes that take children one after the other
    /// @param atOnce  children at once at most
    /// @return their outputs, in the order of the items
    /// @throws StateError           after the first child that fails
    /// @throws InterruptedException when the executor closes
    ArrayNode run(ExecutorService threads, int atOnce) throws StateError, InterruptedException {
        List<Future<?>> lanes = new ArrayList<>();
        try {
            for (int lane = 0; lane < Math.min(atOnce, items.size()); lane++) {
                lanes.add(threads.submit(this::lane));
            }
            for (Future<?> lane : lanes) {
                lane.get();
            }
        } catch (RejectedExecutionException closed) {
            throw new InterruptedException();
        } catch (ExecutionException ended) {
            if (ended.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            throw new IllegalStateException("a child ended in a way that no state allows", ended.getCause());
        }
        if (failed.get()) {
            throw new StateError(StateError.THRESHOLD, "The specified tolerated failure threshold was exceeded");
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int item = 0; item < outputs.length(); item++) {
            array.add(outputs.get(item));
        }
        return array;
    }

    private boolean lane() throws InterruptedException {
        while (!failed.get()) {
            int item = next.getAndIncrement();
            if (item >= items.size()) {
                return true;
            }
            try {
                outputs.set(item, child.run(items.get(item)));
            } catch (StateError failure) {
                failed.set(true);
            }
        }
        return false;
    }
}
