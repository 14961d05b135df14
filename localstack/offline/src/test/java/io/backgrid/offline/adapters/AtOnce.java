package io.backgrid.offline.adapters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Does something several times at the same moment.
final class AtOnce {
    private AtOnce() {}

    /// What each of `times` calls gave, in the order of their numbers.
    static <T> List<T> run(int times, IntFunction<T> call) throws Exception {
        CountDownLatch ready = new CountDownLatch(times);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> calls = new ArrayList<>();
            for (int number = 0; number < times; number++) {
                int each = number;
                calls.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.apply(each);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> done : calls) {
                results.add(done.get());
            }
            return results;
        }
    }
}
