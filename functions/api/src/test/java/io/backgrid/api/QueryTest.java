package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A misspelt query parameter is refused by every call, before anything is done.
class QueryTest {
    private final Api api = new Api();

    private Reply call(String function, Request request) {
        return switch (function) {
            case "submit" -> api.submit(request);
            case "read" -> api.read(request);
            case "remove" -> api.remove(request);
            case "datasets" -> api.datasets(request);
            default -> throw new IllegalArgumentException(function);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "submit, POST, /api/v1/jobs",
        "read, GET, /api/v1/jobs/{job_id}",
        "read, GET, /api/v1/jobs/{job_id}/trades",
        "read, GET, /api/v1/jobs/{job_id}/report",
        "read, GET, /api/v1/datasets",
        "read, GET, /api/v1/datasets/{name}",
        "read, GET, /api/v1/strategies",
        "remove, DELETE, /api/v1/jobs/{job_id}",
        "datasets, PUT, /api/v1/datasets/{name}",
        "datasets, DELETE, /api/v1/datasets/{name}",
        "datasets, POST, /api/v1/datasets/{name}/upload",
        "datasets, POST, /api/v1/datasets/{name}/commit",
    })
    void aCallThatTakesNoQueryRefusesOneAndDoesNothing(String function, String method, String resource) {
        Failure watched = Failure.none();
        api.world.disturb(watched);

        assertThat(call(
                                function,
                                Request.of(method, resource)
                                        .path("job_id", "0".repeat(36))
                                        .path("name", World.ZIGZAG.value())
                                        .query("wait", "10"))
                        .problem(400))
                .isEqualTo("this call takes no query parameters but got 'wait'");
        assertThat(watched.seen()).isEmpty();
    }

    @Test
    void healthAndTheContractTakeWhateverTheirWatchersAdd() {
        for (String open : List.of("/api/v1/health", "/api/v1/openapi.yaml")) {
            assertThat(api.read(Request.of("GET", open).query("t", "1")).status())
                    .isEqualTo(200);
        }
    }
}
