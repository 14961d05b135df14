package io.backgrid.offline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TickerTest {

    private static final Duration RATE = Duration.ofMillis(40);

    @Test
    void itCallsAgainAndAgainAlsoAfterAFailure() throws Exception {
        List<String> failures = new CopyOnWriteArrayList<>();
        CountDownLatch thrice = new CountDownLatch(3);
        Runnable failing = () -> {
            thrice.countDown();
            throw new IllegalStateException("no table");
        };
        try (Ticker _ = Ticker.start(
                "ReconcileFunction", RATE, failing, (_, source, failure) -> failures.add(source + " " + failure))) {
            assertThat(thrice.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures)
                .hasSizeGreaterThanOrEqualTo(3)
                .contains("ReconcileFunction java.lang.IllegalStateException: no table");
    }

    @Test
    void theFirstCallComesAfterOnePeriod() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        long start = System.nanoTime();
        try (Ticker _ = Ticker.start("F", RATE, first::countDown, (_, _, _) -> {})) {
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(RATE);
    }

    @Test
    void closingLetsARunningCallEndAndStartsNoOther() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Ticker ticker = Ticker.start(
                "F",
                RATE,
                () -> {
                    entered.countDown();
                    sleep();
                    ended.incrementAndGet();
                },
                (_, _, _) -> {});
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        ticker.close();

        int calls = ended.get();
        assertThat(calls).isPositive();
        Thread.sleep(3 * RATE.toMillis());
        assertThat(ended).hasValue(calls);
    }

    private static void sleep() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
