package io.backgrid.offline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.offline.template.FunctionSettings;
import io.backgrid.offline.template.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PathPatternTest {

    private static final FunctionSettings ANY = new FunctionSettings("F", "f", Duration.ofSeconds(1), 128);

    @Test
    void aVariableTakesOneStepAndDecodesIt() {
        PathPattern pattern = PathPattern.of("/jobs/{job_id}/trades");

        assertThat(pattern.match("/jobs/a%20b%2Fc%C3%BC+d/trades")).isEqualTo(Map.of("job_id", "a b/cü+d"));
        assertThat(pattern.match("/jobs/a/b/trades")).isNull();
        assertThat(pattern.match("/jobs//trades")).isNull();
        assertThat(pattern.match("/jobs/a")).isNull();
        assertThat(pattern.match("/jobs/a/trades/")).isNull();
    }

    @Test
    void aGreedyVariableTakesAllThatIsLeft() {
        assertThat(PathPattern.of("/files/{path+}").match("/files/a/b%20c")).isEqualTo(Map.of("path", "a/b c"));
        assertThat(PathPattern.of("/files/{path+}").match("/files")).isNull();
    }

    @Test
    void theRootIsAPathToo() {
        assertThat(PathPattern.of("/").match("/")).isEmpty();
        assertThat(PathPattern.of("/").match("/a")).isNull();
    }

    @Test
    void aBrokenEscapeIsRefused() {
        assertThatThrownBy(() -> PathPattern.of("/jobs/{job_id}").match("/jobs/%zz"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theClosestResourceWinsWhateverTheOrder() {
        Route samples = new Route("GET", "/datasets/samples", ANY);
        Route named = new Route("GET", "/datasets/{name}", ANY);
        Route rest = new Route("ANY", "/{rest+}", ANY);
        for (List<Route> routes : List.of(List.of(samples, named, rest), List.of(rest, named, samples))) {
            RouteTable table = new RouteTable(routes);

            assertThat(table.find("GET", "/datasets/samples")).isEqualTo(new RouteTable.Match.Found(samples, Map.of()));
            assertThat(table.find("GET", "/datasets/mine"))
                    .isEqualTo(new RouteTable.Match.Found(named, Map.of("name", "mine")));
            assertThat(table.find("PATCH", "/other/thing"))
                    .isEqualTo(new RouteTable.Match.Found(rest, Map.of("rest", "other/thing")));
            assertThat(table.find("PUT", "/datasets/samples")).isEqualTo(new RouteTable.Match.NoMethod(List.of("GET")));
        }
    }
}
