package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.sweep.SweepRef;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Submitting a sweep, and asking what one would be.
class SweepCallsTest {
    private static final String HOPELESS =
            "{\"datasets\": [\"zigzag\"], \"strategy\": \"ma_crossover\", \"params\": {\"slow\": [20, 30]}}";

    private final SweepApi sweeps = new SweepApi();
    private final World world = sweeps.world;

    private Reply submit(Request request) {
        return sweeps.api.submit(request);
    }

    /// A worker takes the message while the caller waits.
    private void workMeanwhile(Runnable work) {
        world.disturb(new Meanwhile("sweeps.find", () -> {
            world.calm();
            work.run();
        }));
    }

    @Test
    void anAcceptedSweepIsAnsweredWithItsIdAndPlace() {
        Reply reply = submit(SweepApi.post(SweepApi.REQUEST));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.fields()).containsExactly("sweep_id", "status");
        assertThat(reply.json().path("status").textValue()).isEqualTo("queued");
        String id = reply.json().path("sweep_id").textValue();
        assertThat(reply.header("Location")).isEqualTo("/api/v1/sweeps/" + id);
        assertThat(world.queue.waitingSweeps()).containsExactly(new SweepRef(World.TENANT, new JobId(id)));
    }

    @Test
    void aSweepThatCompletesWithinTheWaitIsAnsweredWhole() {
        workMeanwhile(() -> world.queue
                .waitingSweeps()
                .forEach(ref -> world.sweeping().run().run(ref)));
        Reply reply = submit(SweepApi.post(SweepApi.REQUEST).header("Prefer", "wait=25"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status").textValue()).isEqualTo("completed");
        assertThat(reply.json().path("best")).hasSize(5);
        assertThat(reply.header("Location"))
                .endsWith(reply.json().path("sweep_id").textValue());
    }

    @Test
    void aSweepThatFailsWithinTheWaitIsToldToHaveFailedAsAJobIs() {
        workMeanwhile(() -> world.queue
                .waitingSweeps()
                .forEach(ref -> world.sweeping().fail().fail(ref, "interrupted", "why")));
        Reply reply = submit(SweepApi.post(SweepApi.REQUEST).header("Prefer", "wait=25"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("status").textValue()).isEqualTo("failed");
    }

    @Test
    void aSweepThatDoesNotEndWithinTheWaitIsAcceptedAllTheSame() {
        assertThat(submit(SweepApi.post(SweepApi.REQUEST).header("Prefer", "wait=0"))
                        .status())
                .isEqualTo(202);
        assertThat(submit(SweepApi.post(SweepApi.REQUEST).header("Prefer", "wait=26"))
                        .problem(400))
                .contains("from 0 to 25");
    }

    @Test
    void aRepeatedKeyIsTheSameSweepAndAReusedOneAConflict() {
        Reply first = submit(SweepApi.post(SweepApi.REQUEST).header("Idempotency-Key", "k"));
        Reply again = submit(SweepApi.post(SweepApi.REQUEST).header("idempotency-key", "k"));
        Reply other = submit(SweepApi.post(HOPELESS).header("Idempotency-Key", "k"));

        assertThat(again).isEqualTo(first);
        assertThat(world.queue.waitingSweeps()).hasSize(1);
        assertThat(other.problem(409)).contains("use a new key");
    }

    @Test
    void aListAndTheRangeThatMeansItAreTheSameRequest() {
        Reply first = submit(SweepApi.post(SweepApi.REQUEST).header("Idempotency-Key", "k"));
        String ranged = SweepApi.REQUEST.replace("[5, 8]", "{\"from\": 5, \"to\": 8, \"step\": 3}");

        assertThat(submit(SweepApi.post(ranged).header("Idempotency-Key", "k"))).isEqualTo(first);
    }

    @Test
    void allThatIsWrongIsAnsweredAtOnceAndNothingIsAccepted() {
        Reply reply = submit(SweepApi.post("""
                {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": []}, "objectiv": "sharpe",
                 "keep_curves": 101, "budget_usd": 0, "where": "fast <"}"""));

        assertThat(reply.problem(422)).isEqualTo("5 things in the request must change: see violations");
        assertThat(reply.violations())
                .anyMatch(violation -> violation.startsWith("params.fast "))
                .anyMatch(violation -> violation.startsWith("keep_curves must be a whole number in [0, 100]"))
                .anyMatch(violation -> violation.startsWith("budget_usd must be in (0, 1000000]"))
                .anyMatch(violation -> violation.startsWith("where "))
                .contains("objectiv is not a known field; did you mean 'objective'?");
        assertThat(world.queue.waitingSweeps()).isEmpty();
    }

    @Test
    void aGridThatIsTooLargeIsRefusedWithItsNumbers() {
        // 100 numbers for each of 100,000 trials may be looked at: 4,000 x 4,000 are more.
        String range = "{\"from\": 1, \"to\": 4000, \"step\": 1}";
        Reply reply = submit(SweepApi.post("""
                {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": %s, "slow": %s}}""".formatted(range, range)));

        assertThat(reply.problem(422))
                .isEqualTo("params make 16,000,000 trials (4000 of params.fast x 4000 of params.slow); at most 100,000"
                        + " can run: use fewer values, or sample");
    }

    @Test
    void moreValuesThanASweepCanRememberAreRefusedThoughEachListIsShortEnough() {
        String range = "{\"from\": 1, \"to\": 2, \"count\": 5001}";
        Reply reply = submit(SweepApi.post("""
                {"datasets": ["zigzag"], "entry_rule": "close > a * b", "params": {"a": %s, "b": %s},
                 "sample": {"count": 9}}""".formatted(range, range)));

        assertThat(reply.problem(422))
                .isEqualTo(
                        "params and all other lists hold 10,002 values together; at most 10,000 fit into a sweep: use"
                                + " fewer");
    }

    @Test
    void aBodyOver256KilobytesIsRefused() {
        assertThat(submit(SweepApi.post(SweepApi.REQUEST + " ".repeat((256 << 10) - SweepApi.REQUEST.length())))
                        .status())
                .isEqualTo(202);
        for (Request request : new Request[] {
            SweepApi.post(" ".repeat((256 << 10) + 1)), SweepApi.estimate(" ".repeat((256 << 10) + 1))
        }) {
            assertThat(submit(request).problem(413)).isEqualTo("the body may have at most 262144 bytes but has 262145");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sweeps", "/api/v1/sweeps/estimate"})
    void aBodyIsJson(String path) {
        assertThat(submit(Request.of("POST", path).body("text/plain", SweepApi.REQUEST))
                        .problem(415))
                .contains("application/json");
        assertThat(submit(Request.of("POST", path).json("{\"symbols\":")).problem(400))
                .isNotBlank();
        assertThat(submit(Request.of("POST", path).json(SweepApi.REQUEST).query("wait", "1"))
                        .problem(400))
                .contains("'wait'");
    }

    @Test
    void aQueueThatIsAwayDefersASweepThatIsAccepted() {
        world.disturb(Failure.unavailable("queue.", Moment.BEFORE));

        assertThat(submit(SweepApi.post(SweepApi.REQUEST)).status()).isEqualTo(202);
    }

    @Test
    void aStoreThatIsAwayIsTemporary() {
        world.disturb(Failure.unavailable("sweeps.", Moment.BEFORE));
        Reply reply = submit(SweepApi.post(SweepApi.REQUEST));

        assertThat(reply.problem(503)).contains("try again");
        assertThat(reply.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void anEstimateSaysTrialsSecondsAndDollarsAndStartsNothing() {
        Failure watched = Failure.none();
        world.disturb(watched);
        Reply reply = submit(SweepApi.estimate(SweepApi.REQUEST));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.fields()).containsExactly("trials", "shards", "seconds", "compute_seconds", "cost");
        assertThat(reply.json().path("trials").intValue()).isEqualTo(5);
        assertThat(reply.json().path("shards").intValue()).isEqualTo(1);
        // A shard takes 0.05 s beside its trials, five of which take microseconds; the way there and back 2 s.
        assertThat(reply.json().path("compute_seconds").doubleValue()).isEqualTo(0.05);
        assertThat(reply.json().path("seconds").doubleValue()).isEqualTo(2.1);
        assertThat(watched.seen()).allMatch(operation -> operation.startsWith("datasets."));
    }

    @Test
    void aBillAddsUpAndIsReadableWithoutExponents() {
        Reply reply = submit(SweepApi.estimate(SweepApi.REQUEST));

        BigDecimal sum = BigDecimal.ZERO;
        for (var line : reply.json().path("cost").path("lines")) {
            sum = sum.add(line.path("dollars").decimalValue());
        }
        assertThat(sum)
                .isEqualByComparingTo(reply.json().path("cost").path("dollars").decimalValue());
        // 24 objects written at $0.000005 each, as the bundled price list has it.
        assertThat(reply.body())
                .contains("{\"item\":\"s3_puts\",\"quantity\":24,\"dollars\":0.00012}")
                .doesNotContainPattern("\\dE-?\\d");
    }
}
