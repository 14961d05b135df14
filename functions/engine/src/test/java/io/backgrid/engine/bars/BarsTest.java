package io.backgrid.engine.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.testing.TestBars;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BarsTest {
    private final long[] time = {100, 200, 300};
    private final double[] open = {10, 11, 12};
    private final double[] high = {12, 13, 14};
    private final double[] low = {9, 10, 11};
    private final double[] close = {11, 12, 13};
    private final double[] volume = {5, 0, 7};

    private Bars bars() {
        return Bars.of(time, open, high, low, close, volume);
    }

    private void refuses(int row, String reason) {
        assertThatExceptionOfType(InvalidBarsException.class)
                .isThrownBy(this::bars)
                .withMessage("row " + row + ": " + reason)
                .satisfies(refusal -> assertThat(refusal.row()).isEqualTo(row))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void keepEveryColumn() {
        Bars bars = bars();
        assertThat(bars.size()).isEqualTo(3);
        assertThat(bars.time(1)).isEqualTo(200);
        assertThat(bars.open(1)).isEqualTo(11);
        assertThat(bars.high(1)).isEqualTo(13);
        assertThat(bars.low(1)).isEqualTo(10);
        assertThat(bars.close(1)).isEqualTo(12);
        assertThat(bars.volume(1)).isEqualTo(0);
    }

    @Test
    void areNotChangedByTheArraysTheyCameFromNorByThoseTheyGiveOut() {
        Bars bars = bars();
        close[0] = 99;
        bars.closes()[0] = 98;
        bars.times()[0] = 97;
        assertThat(bars.close(0)).isEqualTo(11);
        assertThat(bars.time(0)).isEqualTo(100);
    }

    @Test
    void refuseATimeThatIsNotAfterTheOneBefore() {
        time[2] = 200;
        refuses(2, "time 200 is not after the previous 200");
    }

    @Test
    void refuseAPriceOfZero() {
        open[1] = 0;
        refuses(1, "open must be finite and above 0 but is 0.0");
    }

    @Test
    void refuseANegativePrice() {
        low[0] = -1;
        refuses(0, "low must be finite and above 0 but is -1.0");
    }

    @Test
    void refuseAPriceThatIsNotANumber() {
        close[2] = Double.NaN;
        refuses(2, "close must be finite and above 0 but is NaN");
    }

    @Test
    void refuseAnInfinitePrice() {
        high[2] = Double.POSITIVE_INFINITY;
        refuses(2, "high must be finite and above 0 but is Infinity");
    }

    @Test
    void refuseAHighBelowTheClose() {
        high[0] = 10.5;
        refuses(0, "high 10.5 is below close 11.0");
    }

    @Test
    void refuseAHighBelowTheOpen() {
        open[1] = 13.5;
        refuses(1, "high 13.0 is below open 13.5");
    }

    @Test
    void refuseALowAboveTheOpen() {
        low[1] = 11.5;
        refuses(1, "low 11.5 is above open 11.0");
    }

    @Test
    void refuseALowAboveTheClose() {
        close[1] = 9.75;
        refuses(1, "low 10.0 is above close 9.75");
    }

    @Test
    void refuseANegativeVolume() {
        volume[1] = -1;
        refuses(1, "volume must be finite and at least 0 but is -1.0");
    }

    @Test
    void refuseAVolumeThatIsNotANumber() {
        volume[1] = Double.NaN;
        refuses(1, "volume must be finite and at least 0 but is NaN");
    }

    @Test
    void refuseColumnsOfUnequalLengthAtTheFirstMissingRow() {
        assertThatExceptionOfType(InvalidBarsException.class)
                .isThrownBy(() -> Bars.of(time, open, high, low, new double[] {11, 12}, volume))
                .withMessage("row 2: close has 2 values but time has 3");
    }

    @Test
    void aSingleRowIsCheckedByTheSameRules() {
        Bars.checkPrices(7, 10, 12, 9, 11, 0);
        assertThatExceptionOfType(InvalidBarsException.class)
                .isThrownBy(() -> Bars.checkPrices(7, 10, 12, 9, 12.5, 0))
                .withMessage("row 7: high 12.0 is below close 12.5");
        assertThatExceptionOfType(InvalidBarsException.class)
                .isThrownBy(() -> Bars.checkPrices(7, 10, 12, 9, 11, Double.NaN))
                .withMessage("row 7: volume must be finite and at least 0 but is NaN");
    }

    @Test
    void refuseToBeEmpty() {
        double[] none = {};
        assertThatExceptionOfType(InvalidBarsException.class)
                .isThrownBy(() -> Bars.of(new long[0], none, none, none, none, none))
                .withMessage("row 0: there is no row");
    }

    @Test
    void betweenTwoTimesIncludesBothEnds() {
        Bars all = bars();
        Bars middle = all.between(101, 300).orElseThrow();
        assertThat(middle.times()).containsExactly(200, 300);
        assertThat(middle.volume(1)).isEqualTo(7);
        assertThat(all.between(200, 200).orElseThrow().times()).containsExactly(200);
        assertThat(all.between(Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow().size())
                .isEqualTo(3);
    }

    @Test
    void betweenTwoTimesWithoutABarIsEmpty() {
        assertThat(bars().between(201, 299)).isEmpty();
        assertThat(bars().between(301, Long.MAX_VALUE)).isEmpty();
        assertThat(bars().between(300, 100)).isEmpty();
    }

    @Test
    void hashIsThatOfTheDocumentedBytes() throws Exception {
        byte[] tag = "backgrid bars 1".getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + tag.length + 8 + 3 * 6 * 8);
        bytes.putLong(tag.length).put(tag).putLong(3);
        for (int bar = 0; bar < 3; bar++) {
            bytes.putLong(time[bar]).putDouble(open[bar]).putDouble(high[bar]);
            bytes.putDouble(low[bar]).putDouble(close[bar]).putDouble(volume[bar]);
        }
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes.array());
        assertThat(bars().sha256()).isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void hashOfASelectionIsThatOfItsRowsAlone() {
        Bars all = TestBars.random(1, 2000);
        Bars selection = all.between(all.time(5), all.time(1999)).orElseThrow();
        assertThat(selection.sha256())
                .isNotEqualTo(all.sha256())
                .isEqualTo(all.between(all.time(4) + 1, Long.MAX_VALUE)
                        .orElseThrow()
                        .sha256());
    }

    @Test
    void hashTellsNoNegativeZeroFromZero() {
        String zero = bars().sha256();
        volume[1] = -0.0;
        assertThat(bars().sha256()).isEqualTo(zero);
    }
}
