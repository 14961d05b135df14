package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The events that `sam local invoke` is given are what the functions take.
class SampleEventsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final World world = new World();
    private final Edge edge =
            new Edge(new TokenAuthenticator(World.TENANT, Optional.of(sha256("sample-token"))), (_, fault) -> {
                throw new AssertionError(fault);
            });

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Reply call(
            String event, RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler)
            throws IOException {
        Path file = Path.of("..", "..", "events", event + ".json");
        return Reply.of(handler.handleRequest(
                JSON.readValue(file.toFile(), APIGatewayProxyRequestEvent.class), new FakeContext()));
    }

    @Test
    void submitAcceptsItsEventAndWaitsForTheResult() throws IOException {
        world.disturb(new Meanwhile("jobs.find", () -> {
            world.calm();
            world.queue.takeAll().forEach(job -> world.worker().run(job));
        }));
        Reply reply = call("submit", Api.submitHandler(world, edge));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("data").path("from").textValue()).isEqualTo("2014-01-02");
        assertThat(reply.header("Location")).startsWith("/dev/api/v1/jobs/");
    }

    @Test
    void readAnswersItsEvent() throws IOException {
        world.accept(World.REQUEST);
        Reply reply = call("read", Api.readHandler(world, edge));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("jobs")).isTrue();
    }

    @Test
    void removeRemovesTheJobOfItsEvent() throws IOException {
        Job any = world.job(world.accept(World.REQUEST));
        JobRef named = new JobRef(World.TENANT, new JobId("01m844dzk87q3kz9v4b8n5d2f6wjt1ryc0sg"));
        world.jobs.admit(Job.accepted(named, any.spec(), any.data(), any.submittedAt()), Optional.empty());

        assertThat(call("remove", Api.removeHandler(world, edge)).status()).isEqualTo(204);
        assertThat(world.job(named).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void submitAcceptsTheSweepOfItsEventAndWaitsForTheResult() throws IOException {
        world.disturb(new Meanwhile("sweeps.find", () -> {
            world.calm();
            world.queue.waitingSweeps().forEach(ref -> world.sweeping().run().run(ref));
        }));
        Reply reply = call("submit-sweep", Api.submitHandler(world, edge));

        assertThat(reply.status()).isEqualTo(200);
        // 40 x 3 x 2, less those whose fast is not below slow: 22 of 20 or more below 42, with either stop.
        assertThat(reply.json().path("trials").intValue()).isEqualTo(240 - 22 * 2);
        assertThat(reply.header("Location")).startsWith("/dev/api/v1/sweeps/");
    }

    @Test
    void submitEstimatesTheSweepOfItsEvent() throws IOException {
        Reply reply = call("estimate-sweep", Api.submitHandler(world, edge));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("trials").intValue()).isEqualTo(196);
        assertThat(world.queue.waitingSweeps()).isEmpty();
    }

    @Test
    void readAnswersTheTrialsThatItsEventAsksFor() throws IOException {
        Sweep any = world.sweeping().sweep(world.sweeping().accept(SweepApi.REQUEST));
        SweepRef named = new SweepRef(World.TENANT, new JobId("01m8cynd0y2xpqxhybbbp29yxmjw3y72g6r6"));
        world.sweeps.admit(
                Sweep.accepted(named, any.request(), any.data(), any.trials(), any.submittedAt()), Optional.empty());
        world.sweeping().run().run(named);
        Reply reply = call("read-trials", Api.readHandler(world, edge));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("sort").textValue()).isEqualTo("-sharpe");
        assertThat(reply.json().path("trials")).hasSize(3);
    }

    @Test
    void datasetsStoresTheFileOfItsEvent() throws IOException {
        Reply reply = call("datasets", new DatasetsHandler(edge, world.editor(), world.uploads()));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/dev/api/v1/datasets/my-prices");
        assertThat(world.datasets().find(World.TENANT, new DatasetName("my-prices")))
                .isPresent();
        assertThat(world.datasets().find(new TenantId("other"), new DatasetName("my-prices")))
                .isEmpty();
    }
}
