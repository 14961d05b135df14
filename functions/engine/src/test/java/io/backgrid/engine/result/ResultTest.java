package io.backgrid.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.metrics.Metrics;
import io.backgrid.engine.metrics.Undefined;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final Fill ENTRY = new Fill(1, 60, 10, 0.5);
    private static final Trade LOST = new Trade(Side.SHORT, 3, 40, ENTRY, new Exit.Filled(new Fill(2, 120, 12, 1)));

    private static Metrics metrics() {
        Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            measures.put(metric, Measure.of(1));
        }
        measures.put(Metric.BETA, Undefined.CONSTANT_BENCHMARK);
        return Metrics.of(measures);
    }

    private static EquityCurve curve() {
        return EquityCurve.of(new long[] {0, 60, 120}, new double[] {40, 50, 32.5}, new double[] {0, -3, 0});
    }

    @Test
    void aCurveDerivesItsDrawdownFromTheHighestEquitySoFar() {
        EquityCurve curve = curve();
        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.time(2)).isEqualTo(120);
        assertThat(curve.drawdown(1)).isEqualTo(0);
        assertThat(curve.drawdown(2)).isEqualTo(-0.35); // 32.5 / 50 - 1
        curve.equities()[0] = 7;
        assertThat(curve.equity(0)).isEqualTo(40);
    }

    @Test
    void aCurveRefusesPointsThatCannotBe() {
        long[] time = {0, 60};
        double[] flat = {0, 0};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquityCurve.of(time, new double[] {1}, flat))
                .withMessage("a curve needs columns of one length, at least 1, but has 2, 1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquityCurve.of(time, new double[] {1, -1}, flat))
                .withMessage("point 1 of a curve cannot be time 60, equity -1.0, position 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> EquityCurve.of(time, new double[] {0, 1}, flat));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquityCurve.of(new long[] {60, 60}, new double[] {1, 1}, flat));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquityCurve.of(time, new double[] {1, 1}, new double[] {0, Double.NaN}));
    }

    @Test
    void aTradeRefusesWhatCannotBe() {
        Exit exit = new Exit.Open(1, 60, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> new Trade(Side.LONG, 0, 40, ENTRY, exit));
        assertThatIllegalArgumentException().isThrownBy(() -> new Trade(Side.LONG, 1, Double.NaN, ENTRY, exit));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trade(Side.LONG, 1, 40, ENTRY, new Exit.Open(0, 0, 10)))
                .withMessage("a trade entered at bar 1 cannot exit at bar 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Fill(0, 0, Double.POSITIVE_INFINITY, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fill(0, 0, 1, -1));
    }

    @Test
    void aShortLosesWhenThePriceRisesAndPaysBothFees() {
        assertThat(LOST.profit()).isEqualTo(-7.5); // 3 * (10 - 12) - 0.5 - 1
        assertThat(LOST.returnOnEntry()).isEqualTo(-0.25); // of 3 * 10
        assertThat(LOST.notional()).isEqualTo(66); // 3 * (10 + 12)
    }

    @Test
    void onlyAResultWhoseLastTradeWasRuinedIsRuined() {
        assertThat(new BacktestResult(curve(), List.of(), metrics()).ruined()).isFalse();
        assertThat(new BacktestResult(curve(), List.of(LOST), metrics()).ruined())
                .isFalse();
        Trade ruined = new Trade(Side.SHORT, 3, 40, ENTRY, new Exit.Ruined(new Fill(2, 120, 30, 0)));
        assertThat(new BacktestResult(curve(), List.of(ruined), metrics()).ruined())
                .isTrue();
        assertThat(ruined.profit()).isEqualTo(-40);
    }

    @Test
    void aResultKeepsItsTrades() {
        List<Trade> trades = new ArrayList<>(List.of(LOST));
        BacktestResult result = new BacktestResult(curve(), trades, metrics());
        trades.clear();
        assertThat(result.trades()).containsExactly(LOST);
    }

    @Test
    void hashIsThatOfTheDocumentedBytes() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        text(bytes, "backgrid result 1");
        bytes.putLong(3);
        bytes.putLong(0).putDouble(40).putDouble(0).putDouble(0);
        bytes.putLong(60).putDouble(50).putDouble(0).putDouble(-3);
        bytes.putLong(120).putDouble(32.5).putDouble(-0.35).putDouble(0);
        bytes.putLong(1);
        text(bytes, "short");
        bytes.putDouble(3).putDouble(40);
        bytes.putLong(1).putLong(60).putDouble(10).putDouble(0.5);
        text(bytes, "filled");
        bytes.putLong(2).putLong(120).putDouble(12).putDouble(1);
        bytes.putDouble(-7.5);
        bytes.putLong(31);
        for (Metric metric : Metric.values()) {
            text(bytes, metric.wireName());
            if (metric == Metric.BETA) {
                text(bytes, "undefined");
                text(bytes, "constant_benchmark");
            } else {
                text(bytes, "value");
                bytes.putDouble(1);
            }
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes.flip());
        assertThat(new BacktestResult(curve(), List.of(LOST), metrics()).sha256())
                .isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    private static void text(ByteBuffer bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.putLong(utf8.length).put(utf8);
    }
}
