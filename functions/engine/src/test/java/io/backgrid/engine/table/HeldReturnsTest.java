package io.backgrid.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldReturnsTest {
    private static final int COLUMNS = 7;

    private static double term(Bars bars, int bar, int column, double minimumAcceptable) {
        double earned = bar == 0 ? 0 : bars.close(bar) / bars.close(bar - 1) - 1;
        double shortfall = bar == 0 ? 0 : Math.min(earned - minimumAcceptable, 0);
        return switch (column) {
            case HeldReturns.RETURN -> earned;
            case HeldReturns.SQUARE -> earned * earned;
            case HeldReturns.CUBE -> earned * earned * earned;
            case HeldReturns.FOURTH -> earned * earned * earned * earned;
            case HeldReturns.SHORTFALL -> shortfall * shortfall;
            case HeldReturns.BELOW -> shortfall < 0 ? 1 : 0;
            case HeldReturns.CLOSE -> bars.close(bar);
            default -> throw new IllegalArgumentException("no column: " + column);
        };
    }

    private static BigDecimal exact(HeldReturns table, int column, int first, int last) {
        long units = table.upTo(last, column) - table.upTo(first, column);
        return new BigDecimal(units).multiply(new BigDecimal(table.unit(column)));
    }

    @Test
    void theRowsOfAFewBarsAreThoseByHand() {
        // Returns 0.5, -0.25, 0; a minimum acceptable return of 0.25 is missed by 0.5 and 0.25.
        HeldReturns table = new HeldReturns(TestBars.closes(8, 12, 9, 9), 0.25);
        double[] sums = {0.25, 0.3125, 0.109375, 0.06640625, 0.3125, 2, 38};
        double[] middle = {-0.25, 0.0625, -0.015625, 0.00390625, 0.25, 1, 9};
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(table.total(column) * table.unit(column))
                    .as("column %d", column)
                    .isEqualTo(sums[column]);
            assertThat(exact(table, column, 1, 2).doubleValue())
                    .as("column %d", column)
                    .isEqualTo(middle[column]);
        }
        assertThat(table.unit(HeldReturns.BELOW)).isEqualTo(1);
    }

    @Test
    void theSumOfARangeIsOffByHalfAUnitForEachTerm() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Bars bars = TestBars.randomRanges(seed, 2 + random.nextInt(300), Math.pow(10, -1 - random.nextInt(7)));
            double minimumAcceptable = 0.001 * (random.nextInt(3) - 1);
            HeldReturns table = new HeldReturns(bars, minimumAcceptable);
            for (int column = 0; column < COLUMNS; column++) {
                int first = random.nextInt(bars.size());
                int last = first + random.nextInt(bars.size() - first);
                BigDecimal sum = BigDecimal.ZERO;
                for (int bar = first + 1; bar <= last; bar++) {
                    sum = sum.add(new BigDecimal(term(bars, bar, column, minimumAcceptable)));
                }
                BigDecimal bound = new BigDecimal(table.unit(column) / 2).multiply(new BigDecimal(last - first));
                assertThat(exact(table, column, first, last).subtract(sum).abs())
                        .as("seed %d, column %d from %d to %d", seed, column, first, last)
                        .isLessThanOrEqualTo(bound);
            }
        }
    }

    @Test
    void theUnitIsAbout2ToThe62ndPartOfTheTotal() {
        for (long seed = 0; seed < 100; seed++) {
            Bars bars = TestBars.random(seed, 50);
            HeldReturns table = new HeldReturns(bars, 0);
            for (int column : new int[] {0, 1, 2, 3, 4, 6}) {
                double total = 0;
                for (int bar = 0; bar < bars.size(); bar++) {
                    total += Math.abs(term(bars, bar, column, 0));
                }
                assertThat(table.unit(column) / total)
                        .as("seed %d, column %d", seed, column)
                        .isBetween(0x1p-61, 0x1p-60);
            }
        }
    }

    @Test
    void aSymbolThatNeverMovesEarnsNothing() {
        HeldReturns table = new HeldReturns(TestBars.closes(7, 7, 7), 0);
        for (int column = 0; column < HeldReturns.CLOSE; column++) {
            assertThat(table.total(column)).as("column %d", column).isZero();
        }
        assertThat(table.total(HeldReturns.CLOSE) * table.unit(HeldReturns.CLOSE))
                .isEqualTo(21);
    }

    /// A million steps of 1 from 10 million on: squared returns of 1e-14, whose sum up to the end is 9.1e-9. A double
    /// of
    /// that size is accurate to 2^-80; a unit is 2^-87, so that a term is accurate to 2^-88.
    @Test
    void shortRangesAtTheEndOfLongSeriesKeepTheDigitsThatSumsOfDoublesLose() {
        int size = 1_000_000;
        Bars bars = TestBars.closes(
                IntStream.range(0, size).mapToDouble(bar -> 1e7 + bar).toArray());
        HeldReturns table = new HeldReturns(bars, 0);
        assertThat(table.unit(HeldReturns.SQUARE)).isEqualTo(0x1p-87);
        double[] terms = new double[size];
        Arrays.setAll(terms, bar -> term(bars, bar, HeldReturns.SQUARE, 0));
        double[] prefixes = terms.clone();
        for (int bar = 1; bar < size; bar++) {
            prefixes[bar] += prefixes[bar - 1];
        }

        double worst = 0;
        double worstOfDoubles = 0;
        for (int last = size - 100; last < size; last++) {
            int first = last - 3;
            BigDecimal sum = BigDecimal.ZERO;
            for (int bar = first + 1; bar <= last; bar++) {
                sum = sum.add(new BigDecimal(terms[bar]));
            }
            BigDecimal ofDoubles = new BigDecimal(prefixes[last] - prefixes[first]);
            worst = Math.max(worst, error(exact(table, HeldReturns.SQUARE, first, last), sum));
            worstOfDoubles = Math.max(worstOfDoubles, error(ofDoubles, sum));
        }
        assertThat(worst).isLessThanOrEqualTo(3 * 0x1p-88);
        assertThat(worstOfDoubles).isGreaterThan(0x1p-81);
    }

    private static double error(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().doubleValue();
    }

    @Test
    void bytesCountTheTermsOnTheWay() {
        assertThat(HeldReturns.bytes(10)).isEqualTo(1200); // 8 sums and 7 terms of 8 bytes each
    }
}
