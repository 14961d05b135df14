package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitHandlerTest {
    private static final String HOPELESS =
            "{\"dataset\": \"zigzag\", \"strategy\": \"ma_crossover\", \"params\": {\"slow\": 500}}";

    private final Api api = new Api();

    private static Request post(String body) {
        return Request.of("POST", "/api/v1/jobs").json(body);
    }

    /// A worker takes the message while the caller waits.
    private void workMeanwhile() {
        api.world.disturb(new Meanwhile("jobs.find", () -> {
            api.world.calm();
            api.world.queue.takeAll().forEach(job -> api.world.worker().run(job));
        }));
    }

    @Test
    void anAcceptedJobIsAnsweredWithItsIdAndPlace() {
        Reply reply = api.submit(post(World.REQUEST));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.fields()).containsExactly("job_id", "status");
        assertThat(reply.json().path("status").textValue()).isEqualTo("queued");
        String id = reply.json().path("job_id").textValue();
        assertThat(reply.header("Location")).isEqualTo("/api/v1/jobs/" + id);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(api.world.queue.waiting()).containsExactly(new JobRef(World.TENANT, new JobId(id)));
    }

    @Test
    void theLocationBeginsAsTheCallersPathDid() {
        APIGatewayProxyRequestEvent event = post(World.REQUEST)
                .event()
                .withRequestContext(new APIGatewayProxyRequestEvent.ProxyRequestContext().withPath("/dev/api/v1/jobs"));
        Reply reply = Reply.of(Api.submitHandler(api.world, api.edge).handleRequest(event, new FakeContext()));

        assertThat(reply.header("Location"))
                .isEqualTo("/dev/api/v1/jobs/" + reply.json().path("job_id").textValue());
    }

    @Test
    void aJobThatCompletesWithinTheWaitIsAnsweredWhole() {
        workMeanwhile();
        Reply reply = api.submit(post(World.REQUEST).header("prefer", "wait=25"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status").textValue()).isEqualTo("completed");
        assertThat(reply.json().path("equity_curve")).hasSize(60);
        assertThat(reply.header("Location"))
                .endsWith(reply.json().path("job_id").textValue());
    }

    @Test
    void aJobThatFailsWithinTheWaitIsToldToHaveFailed() {
        workMeanwhile();
        Reply reply = api.submit(post(HOPELESS).header("Prefer", "wait=25"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("status").textValue()).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "respond-async, wait=0", "WAIT = 0", "wait=\"0\"", "respond-async;wait=00"})
    void aWaitMayStandAmongOtherPreferences(String prefer) {
        Failure watched = Failure.none();
        api.world.disturb(watched);
        Reply reply = api.submit(post(World.REQUEST).header("Prefer", prefer));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(watched.seen()).as("the job was looked at").endsWith("jobs.find");
    }

    @ParameterizedTest
    @ValueSource(strings = {"respond-async", "handling=strict", "nowait=5", "wait", ""})
    void otherPreferencesDoNotWait(String prefer) {
        Failure watched = Failure.none();
        api.world.disturb(watched);

        assertThat(api.submit(post(World.REQUEST).header("Prefer", prefer)).status())
                .isEqualTo(202);
        assertThat(watched.seen()).doesNotContain("jobs.find");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26", "-1", "5.5", "soon", "", "999999999999"})
    void aWaitThatCannotBeIsRefusedAndNothingIsAccepted(String seconds) {
        Reply reply = api.submit(post(World.REQUEST).header("Prefer", "wait=" + seconds));

        assertThat(reply.problem(400))
                .isEqualTo("Prefer: wait must be a whole number of seconds from 0 to 25 but was '" + seconds + "'");
        assertThat(api.world.jobs.all()).isEmpty();
    }

    @Test
    void aRepeatedKeyIsTheSameJobAndAReusedOneAConflict() {
        Reply first = api.submit(post(World.REQUEST).header("Idempotency-Key", "k"));
        Reply again = api.submit(post(World.REQUEST).header("idempotency-key", "k"));
        Reply other = api.submit(post(HOPELESS).header("Idempotency-Key", "k"));

        assertThat(again).isEqualTo(first);
        assertThat(other.problem(409)).contains("use a new key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ä"})
    void aKeyOfAnotherFormIsRefused(String key) {
        assertThat(api.submit(post(World.REQUEST).header("Idempotency-Key", key))
                        .problem(400))
                .isEqualTo("Idempotency-Key must be 1 to 255 printable ASCII characters without spaces");
        assertThat(api.world.jobs.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON"})
    void aBodyIsJson(String type) {
        assertThat(api.submit(Request.of("POST", "/api/v1/jobs").body(type, World.REQUEST))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void aBodyOfAnotherTypeIsRefused(String type) {
        assertThat(api.submit(Request.of("POST", "/api/v1/jobs").body(type, World.REQUEST))
                        .problem(415))
                .isEqualTo("send the body with Content-Type: application/json instead of " + type);
    }

    @Test
    void aBodyOfNoTypeIsRefused() {
        Request request = Request.of("POST", "/api/v1/jobs");

        assertThat(api.submit(request).problem(415)).isEqualTo("send the body with Content-Type: application/json");
    }

    @Test
    void aBodyMayComeInBase64() {
        String encoded = Base64.getEncoder().encodeToString(World.REQUEST.getBytes(StandardCharsets.UTF_8));
        Request request = post(encoded);
        request.event().setIsBase64Encoded(true);

        assertThat(api.submit(request).status()).isEqualTo(202);
    }

    @Test
    void aBodyOver64KilobytesIsRefusedByItsBytesNotItsCharacters() {
        assertThat(api.submit(post(World.REQUEST + " ".repeat((64 << 10) - World.REQUEST.length())))
                        .status())
                .isEqualTo(202);
        String wide = String.join("", Collections.nCopies(32 << 10, "ä")) + "x";
        assertThat(api.submit(post(wide)).problem(413))
                .isEqualTo("the body may have at most 65536 bytes but has 65537");
    }

    @Test
    void aMissingBodyIsMalformed() {
        Request request = Request.of("POST", "/api/v1/jobs").header("Content-Type", "application/json");

        assertThat(api.submit(request).problem(400)).isEqualTo("the body must be a JSON object");
    }

    @Test
    void allThatIsWrongIsAnsweredAtOnce() {
        Reply reply = api.submit(post("{\"symbol\": \"AAPL\", \"strateg\": \"x\", \"capital\": -1}"));

        assertThat(reply.problem(422)).isEqualTo("3 things in the request must change: see violations");
        assertThat(reply.violations())
                .anyMatch(violation -> violation.startsWith("strategy is required: one of adx_trend, "))
                .contains(
                        "capital must be in (0, 1000000000000000] but was -1",
                        "strateg is not a known field; did you mean 'strategy'?")
                .hasSize(3);
    }

    @Test
    void withTheQueueDownTheJobIsAcceptedAllTheSame() {
        api.world.disturb(Failure.unavailable("queue.", Moment.BEFORE));

        assertThat(api.submit(post(World.REQUEST)).status()).isEqualTo(202);
        assertThat(api.world.jobs.all()).hasSize(1);
    }

    @Test
    void withTheTableDownTheCallerMayTryAgain() {
        api.world.disturb(Failure.unavailable("jobs.", Moment.BEFORE));

        assertThat(api.submit(post(World.REQUEST)).problem(503)).endsWith("try again");
        assertThat(api.faults).hasSize(1);
    }
}
