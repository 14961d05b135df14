package io.backgrid.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrategyCatalogueTest {

    @Test
    void everyStrategyCanBeAskedForByItsNameAndEveryDefaultIsAllowed() {
        assertThat(StrategyCatalogue.names()).containsExactly("ma_crossover");
        assertThat(StrategyCatalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.description()).isNotBlank();
            assertThat(entry.rules()).isNotBlank();
            assertThat(entry.parameters())
                    .allMatch(parameter -> parameter.range().contains(parameter.defaultValue()));
        });
    }
}
