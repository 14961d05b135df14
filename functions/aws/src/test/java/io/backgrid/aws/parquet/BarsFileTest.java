package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Fixtures;
import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.dataset.Interval;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarsFileTest {
    @ParameterizedTest
    @CsvSource({"1, ONE_DAY", "100, ONE_WEEK", "100000, ONE_MINUTE", "300000, ONE_MINUTE"})
    void whatWasWrittenIsReadBackBitForBit(int count, Interval interval) {
        Bars bars = Fixtures.bars(count, interval, 5);

        Bars read = BarsFile.read(BarsFile.write(bars, interval, bars.sha256()));

        // The hash covers every bit of every column.
        assertThat(read.sha256()).isEqualTo(bars.sha256());
    }

    @Test
    void aForeignReaderSeesEveryValue() {
        Bars bars = Fixtures.bars(700, Interval.ONE_DAY, 5);

        List<List<@Nullable Object>> rows = DuckDb.select(
                "date, open, high, low, close, volume", BarsFile.write(bars, Interval.ONE_DAY, bars.sha256()));

        assertThat(rows).hasSize(700);
        for (int bar = 0; bar < 700; bar++) {
            assertThat(rows.get(bar))
                    .containsExactly(
                            LocalDate.ofEpochDay(bars.time(bar) / 86_400),
                            bars.open(bar),
                            bars.high(bar),
                            bars.low(bar),
                            bars.close(bar),
                            bars.volume(bar));
        }
    }

    @Test
    void barsFromBefore1970KeepTheirTimes() {
        double[] price = {1, 2, 3};
        Bars daily = Bars.of(new long[] {-3 * 86_400, -86_400, 0}, price, price, price, price, price);
        Bars hourly = Bars.of(new long[] {-7200, -3600, 0}, price, price, price, price, price);

        assertThat(BarsFile.read(BarsFile.write(daily, Interval.ONE_DAY, "a")).times())
                .containsExactly(-3 * 86_400, -86_400, 0);
        assertThat(BarsFile.read(BarsFile.write(hourly, Interval.ONE_HOUR, "a")).times())
                .containsExactly(-7200, -3600, 0);
    }

    @Test
    void aDailyBarThatBeginsAtNoonIsRefused() {
        double[] price = {1};
        Bars noon = Bars.of(new long[] {43_200}, price, price, price, price, price);

        assertThatThrownBy(() -> BarsFile.write(noon, Interval.ONE_DAY, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must begin at midnight UTC but begins 43200 s after 1970");
    }
}
