package io.backgrid.offline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final int USUAL = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final Path HOME = Path.of("/checkout");

    @Test
    void upListensOnPort8080AndKeepsItsDataInTheCheckout() throws Exception {
        assertThat(Arguments.parse(List.of("up"), HOME))
                .isEqualTo(
                        new Arguments(Arguments.Command.UP, 8080, Path.of("/checkout/.backgrid/data"), USUAL, false));
    }

    @Test
    void optionsChoosePortAndFolder() throws Exception {
        assertThat(Arguments.parse(List.of("up", "--data", "/a/../b", "--port", "0"), HOME))
                .isEqualTo(new Arguments(Arguments.Command.UP, 0, Path.of("/b"), USUAL, false));
    }

    @Test
    void withoutWorkersAndOnTheBridgeIsForFunctionsInContainers() throws Exception {
        assertThat(Arguments.parse(List.of("up", "--workers", "0", "--bridge"), HOME))
                .isEqualTo(new Arguments(Arguments.Command.UP, 8080, Path.of("/checkout/.backgrid/data"), 0, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    up --port           | --port needs a value after it
                    up --port 65536     | --port must be a whole number from 0 (any free port) to 65535 but was '65536'
                    up --port http      | --port must be a whole number from 0 (any free port) to 65535 but was 'http'
                    up --prot 1         | up has no option '--prot'; there are --port N, --data DIR, --workers N and --bridge
                    up --workers -1     | --workers must be a whole number from 0 to 256 but was '-1'
                    demo --fast         | demo takes no options but got '--fast'
                    down                | there is no command 'down'; there are up and demo
                    """)
    void wordsThatMakeNoSenseAreAnsweredWithWhatWould(String words, String message) {
        assertThatThrownBy(() -> Arguments.parse(List.of(words.split(" ")), HOME))
                .isInstanceOf(Arguments.UsageException.class)
                .hasMessage(message);
    }
}
