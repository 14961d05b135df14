package io.backgrid.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.fakes.TestSeries;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    private static final TenantId TENANT = new TenantId("acme");

    @Test
    void aDescriptionTellsWhatTheSeriesHolds() {
        PriceSeries series = CsvSeries.read(TestSeries.zigzag(40));
        Dataset dataset = Dataset.of(
                new DatasetName("mine"), Dataset.Source.UPLOAD, series.interval(), series.bars(), Instant.EPOCH);

        assertThat(dataset.bars()).isEqualTo(40);
        assertThat(dataset.from()).isEqualTo("2020-01-01T00:00:00Z");
        // 40 days from 1 January, the first included, end on 9 February.
        assertThat(dataset.to()).isEqualTo("2020-02-09T00:00:00Z");
        assertThat(dataset.sha256()).isEqualTo(series.bars().sha256());
        assertThat(dataset.source().wireName()).isEqualTo("upload");
    }

    @Test
    void samplesBelongToEverybodyAndUploadsToTheirTenant() {
        Dataset sample = Samples.all().getFirst();
        PriceSeries series = CsvSeries.read(TestSeries.zigzag(2));
        Dataset upload = Dataset.of(
                new DatasetName("mine"), Dataset.Source.UPLOAD, series.interval(), series.bars(), Instant.EPOCH);

        assertThat(sample.owner(TENANT)).isEqualTo(TenantId.PUBLIC);
        assertThat(upload.owner(TENANT)).isEqualTo(TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "9", "BRK.B", "eur_usd-1h", "SP500"})
    void aNameIsLettersDigitsDotsDashesAndUnderscores(String name) {
        assertThat(DatasetName.parse(name)).contains(new DatasetName(name));
        assertThat(new DatasetName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "-a", "_a", "a b", "a/b", "a\n", "ä", "a#b", "a\u0000"})
    void whatCouldLeaveItsPlaceInAKeyIsNoName(String name) {
        assertThat(DatasetName.parse(name)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatasetName(name))
                .withMessageContaining(DatasetName.RULE);
    }

    @Test
    void aNameHasAtMost64CharactersAndNamesAreOrdered() {
        assertThat(DatasetName.parse("a".repeat(64))).isPresent();
        assertThat(DatasetName.parse("a".repeat(65))).isEmpty();
        assertThat(new DatasetName("A")).isLessThan(new DatasetName("B"));
    }

    @Test
    void everyIntervalIsFoundByItsNameAndCountsItsPeriods() {
        for (Interval interval : Interval.values()) {
            assertThat(Interval.ofWireName(interval.wireName())).contains(interval);
            assertThat(interval.isDated()).isEqualTo(interval == Interval.ONE_DAY || interval == Interval.ONE_WEEK);
        }
        assertThat(Interval.ofWireName("1D")).isEmpty();
        // 252 days of 6.5 hours.
        assertThat(Interval.ONE_MINUTE.periodsPerYear()).isEqualTo(252 * 390);
        assertThat(Interval.ONE_HOUR.periodsPerYear()).isEqualTo(1638);
        assertThat(Interval.ONE_DAY.periodsPerYear()).isEqualTo(252);
        assertThat(Interval.ONE_WEEK.periodsPerYear()).isEqualTo(52);
    }
}
