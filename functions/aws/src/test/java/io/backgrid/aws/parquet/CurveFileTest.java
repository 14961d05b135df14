package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Fixtures;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.request.JobSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveFileTest {
    private static final Bars BARS = Fixtures.bars(200, Interval.ONE_DAY, 7);
    private static final Dataset DATA = Fixtures.dataset("mine", BARS, Interval.ONE_DAY);
    private static final JobSpec SPEC = Fixtures.spec(DATA);
    private static final BacktestResult RESULT = Fixtures.result(SPEC, BARS);
    private static final Provenance PROVENANCE = Provenance.of(SPEC, RESULT, BARS.sha256());

    @Test
    void aForeignReaderSeesEveryValueOfADailyCurve() {
        byte[] file = CurveFile.write(RESULT.curve(), PROVENANCE);

        List<List<@Nullable Object>> rows = DuckDb.select("date, equity, drawdown, \"position\"", file);

        assertThat(rows).hasSize(RESULT.curve().size());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row))
                    .containsExactly(
                            LocalDate.ofEpochDay(RESULT.curve().time(row) / 86_400),
                            RESULT.curve().equity(row),
                            RESULT.curve().drawdown(row),
                            RESULT.curve().position(row));
        }
    }

    @Test
    void aForeignReaderSeesEveryInstantOfAnIntradayCurve() {
        EquityCurve curve = curve(500, Interval.FIVE_MINUTES);
        byte[] file = CurveFile.write(curve, provenance(Interval.FIVE_MINUTES));

        List<List<@Nullable Object>> rows = DuckDb.select("\"time\", equity, typeof(\"time\")", file);

        assertThat(rows).hasSize(500);
        for (int row = 0; row < rows.size(); row++) {
            OffsetDateTime expected = Instant.ofEpochSecond(curve.time(row)).atOffset(ZoneOffset.UTC);
            assertThat(((OffsetDateTime) value(rows, row, 0)).toInstant()).isEqualTo(expected.toInstant());
            assertThat(value(rows, row, 1)).isEqualTo(curve.equity(row));
            assertThat(value(rows, row, 2)).isEqualTo("TIMESTAMP WITH TIME ZONE");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 65_536, 100_000})
    void whatWasWrittenIsReadBackBitForBit(int points) {
        EquityCurve curve = curve(points, Interval.ONE_MINUTE);

        EquityCurve read = CurveFile.read(CurveFile.write(curve, provenance(Interval.ONE_MINUTE)));

        assertThat(read.size()).isEqualTo(points);
        for (int point = 0; point < points; point++) {
            boolean equal = read.time(point) == curve.time(point)
                    && bits(read.equity(point)) == bits(curve.equity(point))
                    && bits(read.drawdown(point)) == bits(curve.drawdown(point))
                    && bits(read.position(point)) == bits(curve.position(point));
            assertThat(equal).as("point %d", point).isTrue();
        }
    }

    @Test
    void aForeignReaderSumsUpALongCurveAsWeDo() {
        EquityCurve curve = curve(300_000, Interval.ONE_MINUTE);
        double highest = 0;
        for (int point = 0; point < curve.size(); point++) {
            highest = Math.max(highest, curve.equity(point));
        }

        List<List<@Nullable Object>> rows = DuckDb.select(
                "count(*), max(equity), min(epoch_us(\"time\")), max(epoch_us(\"time\"))",
                CurveFile.write(curve, provenance(Interval.ONE_MINUTE)));

        assertThat(rows.getFirst())
                .containsExactly(300_000L, highest, curve.time(0) * 1_000_000, curve.time(299_999) * 1_000_000);
    }

    @Test
    void theDrawdownInTheFileIsTheOneThatReadersDeriveFromItsEquity() {
        List<List<@Nullable Object>> stored = DuckDb.select("drawdown", CurveFile.write(RESULT.curve(), PROVENANCE));
        EquityCurve read = CurveFile.read(CurveFile.write(RESULT.curve(), PROVENANCE));

        for (int point = 0; point < read.size(); point++) {
            assertThat(value(stored, point, 0)).isEqualTo(read.drawdown(point));
        }
    }

    @Test
    void theMetadataSaysWhereTheCurveCameFromAndNotWhoseItIs() {
        byte[] file = CurveFile.write(RESULT.curve(), PROVENANCE);

        assertThat(DuckDb.metadata("backgrid.format", file)).isEqualTo("curve 1");
        assertThat(DuckDb.metadata("backgrid.specification", file)).isEqualTo(SPEC.canonicalJson());
        assertThat(DuckDb.metadata("backgrid.spec_sha256", file)).isEqualTo(SPEC.sha256());
        assertThat(DuckDb.metadata("backgrid.data_sha256", file)).isEqualTo(BARS.sha256());
        assertThat(DuckDb.metadata("backgrid.result_sha256", file)).isEqualTo(RESULT.sha256());
        assertThat(DuckDb.metadata("backgrid.engine_version", file)).isEqualTo("0.1.0");
        assertThat(DuckDb.metadata("backgrid.interval", file)).isEqualTo("1d");
        assertThat(DuckDb.query("SELECT count(*) FROM parquet_kv_metadata('%s')", file))
                .containsExactly(List.of(7L));
    }

    @Test
    void everyColumnIsCompressedWithZstd() {
        assertThat(DuckDb.query(
                        "SELECT DISTINCT compression FROM parquet_metadata('%s')",
                        CurveFile.write(RESULT.curve(), PROVENANCE)))
                .containsExactly(List.of("ZSTD"));
    }

    @Test
    void theSameCurveGivesTheSameBytes() {
        byte[] first = CurveFile.write(RESULT.curve(), PROVENANCE);
        BacktestResult again = Fixtures.result(SPEC, BARS);

        assertThat(CurveFile.write(again.curve(), Provenance.of(SPEC, again, BARS.sha256())))
                .isEqualTo(first);
    }

    @Test
    void anotherFileIsRefusedByName() {
        byte[] bars = BarsFile.write(BARS, Interval.ONE_DAY, BARS.sha256());

        assertThatThrownBy(() -> CurveFile.read(bars))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'curve 1'")
                .hasMessageContaining("'bars 1'");
    }

    private static Object value(List<List<@Nullable Object>> rows, int row, int column) {
        Object value = rows.get(row).get(column);
        if (value == null) {
            throw new AssertionError("row " + row + " has no value " + column);
        }
        return value;
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static Provenance provenance(Interval interval) {
        return new Provenance("{}", interval, "a", "b", "c", "0.1.0");
    }

    /// Prices serve as equity: all that matters is that they are uneven.
    private static EquityCurve curve(int points, Interval interval) {
        Bars bars = Fixtures.bars(points, interval, 3);
        double[] equity = bars.closes();
        double[] position = new double[points];
        for (int point = 0; point < points; point++) {
            equity[point] *= Math.PI;
            int trade = point / 100;
            position[point] = trade % 3 == 0 ? 0 : 1000.0 / trade;
        }
        return EquityCurve.of(bars.times(), equity, position);
    }
}
