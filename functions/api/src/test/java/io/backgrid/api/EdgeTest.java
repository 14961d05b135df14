package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.InvalidDatasetException;
import io.backgrid.jobs.life.IdempotencyConflictException;
import io.backgrid.jobs.life.SampleNameException;
import io.backgrid.jobs.life.UploadTooLargeException;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.request.InvalidRequestException;
import io.backgrid.jobs.request.MalformedRequestException;
import io.backgrid.jobs.request.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgeTest {
    private static final Request REQUEST = Request.of("GET", "/api/v1/jobs");

    private final List<String> faults = new ArrayList<>();
    private final Edge edge =
            new Edge(header -> header.map(TenantId::new), (requestId, fault) -> faults.add(requestId + " " + fault));

    /// The answer to a call that throws `failure`.
    private Reply failing(RuntimeException failure) {
        return Reply.of(edge.answer(
                Request.of("GET", "/api/v1/jobs")
                        .header("authorization", "acme")
                        .event(),
                new FakeContext(),
                _ -> {
                    throw failure;
                }));
    }

    @Test
    void aCallerWhoDoesNotSayWhoItIsIsToldHow() {
        Reply reply = Reply.of(edge.answer(REQUEST.event(), new FakeContext(), _ -> {
            throw new AssertionError("no work is done for strangers");
        }));

        assertThat(reply.problem(401)).isEqualTo("send your token as Authorization: Bearer <token>");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aKnownCallerGetsItsWorkDoneAsItself() {
        Reply reply = Reply.of(edge.answer(
                Request.of("GET", "/api/v1/jobs")
                        .header("AUTHORIZATION", "acme")
                        .event(),
                new FakeContext(),
                call -> Answers.json(
                        200, Json.object().put("tenant", call.tenant().value()))));

        assertThat(reply.json().path("tenant").textValue()).isEqualTo("acme");
    }

    @Test
    void whatIsWrongWithARequestIsAnsweredWithItsOwnStatus() {
        assertThat(failing(new MalformedRequestException("no JSON")).problem(400))
                .isEqualTo("no JSON");
        assertThat(failing(new ProblemException(Problem.of(415, "send JSON"))).problem(415))
                .isEqualTo("send JSON");
        assertThat(failing(new UploadTooLargeException(1L << 40)).problem(413)).contains("1099511627776");
        assertThat(failing(new IdempotencyConflictException()).problem(409)).contains("use a new key");
        assertThat(failing(new SampleNameException(new DatasetName("AAPL"))).problem(409))
                .contains("choose another name");
        assertThat(faults).isEmpty();
    }

    @Test
    void allViolationsAreListed() {
        Reply one = failing(new InvalidRequestException(List.of(new Violation("fees.rate", "must be in [0, 1)"))));
        Reply two = failing(new InvalidRequestException(
                List.of(new Violation("a", "is wrong"), new Violation("b", "is not a known field"))));

        assertThat(one.problem(422)).isEqualTo("fees.rate must be in [0, 1)");
        assertThat(one.violations()).containsExactly("fees.rate must be in [0, 1)");
        assertThat(two.problem(422)).isEqualTo("2 things in the request must change: see violations");
        assertThat(two.violations()).containsExactly("a is wrong", "b is not a known field");
    }

    @Test
    void aWrongFileIsAViolationAtItsLine() {
        Reply reply = failing(new InvalidDatasetException("line 7", "close must be a number but was 'x'"));

        assertThat(reply.problem(422)).isEqualTo("line 7 close must be a number but was 'x'");
        assertThat(reply.violations()).containsExactly("line 7 close must be a number but was 'x'");
    }

    @Test
    void aStoreThatDoesNotAnswerIsWorthAnotherTry() {
        Reply reply = failing(new StoreUnavailableException(
                "the job table", new IllegalStateException("DynamoDb: ProvisionedThroughputExceeded")));

        assertThat(reply.problem(503))
                .isEqualTo("the job table is not available right now; nothing was changed or what was accepted is kept:"
                        + " try again");
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(faults).singleElement().asString().startsWith(FakeContext.REQUEST_ID);
    }

    @Test
    void ourOwnFaultNamesTheRequestAndNothingFromInside() {
        Reply reply = failing(new IllegalStateException("table backgrid-dev of io.backgrid.aws in eu-central-1"));

        assertThat(reply.problem(500)).isEqualTo("this is our fault; report it with request id request-1");
        assertThat(reply.body()).doesNotContain("Exception", "io.backgrid", "java", "backgrid-dev", "eu-central-1");
        assertThat(faults)
                .singleElement()
                .asString()
                .isEqualTo("request-1 java.lang.IllegalStateException: table backgrid-dev of io.backgrid.aws in"
                        + " eu-central-1");
    }

    @Test
    void anAuthenticatorThatFailsIsAnsweredLikeAnyFailure() {
        assertThat(authenticating(new StoreUnavailableException("the store of tokens", new IllegalStateException("x")))
                        .problem(503))
                .startsWith("the store of tokens is not available right now");
        assertThat(authenticating(new IllegalStateException("no key")).problem(500))
                .isEqualTo("this is our fault; report it with request id request-1");
        assertThat(faults).hasSize(2);
    }

    /// The answer to a call whose caller cannot be told because of `failure`.
    private Reply authenticating(RuntimeException failure) {
        Edge broken = new Edge(
                _ -> {
                    throw failure;
                },
                (requestId, fault) -> faults.add(requestId + " " + fault));
        return Reply.of(broken.answer(REQUEST.event(), new FakeContext(), _ -> {
            throw new AssertionError("no work is done for strangers");
        }));
    }

    @Test
    void theAuthenticatorSeesTheHeaderAndNothingElse() {
        List<Optional<String>> seen = new ArrayList<>();
        Edge watching = new Edge(
                header -> {
                    seen.add(header);
                    return Optional.empty();
                },
                (_, _) -> {});
        watching.answer(REQUEST.event(), new FakeContext(), _ -> Answers.noContent());
        watching.answer(
                Request.of("GET", "/").header("Authorization", "Bearer x").event(),
                new FakeContext(),
                _ -> Answers.noContent());

        assertThat(seen).containsExactly(Optional.empty(), Optional.of("Bearer x"));
    }
}
