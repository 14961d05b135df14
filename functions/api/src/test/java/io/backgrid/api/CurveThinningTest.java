package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.fakes.World;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveThinningTest {

    private static EquityCurve curve(double[] equity) {
        long[] time = new long[equity.length];
        Arrays.setAll(time, point -> 86_400L * point);
        return EquityCurve.of(time, equity, new double[equity.length]);
    }

    private static EquityCurve walk(int size, Random random) {
        double[] equity = new double[size];
        double value = 100_000;
        for (int point = 0; point < size; point++) {
            equity[point] = value;
            value *= 1 + (random.nextDouble() - 0.5) / 50;
        }
        return curve(equity);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4_999, 5_000})
    void aShortCurveIsShownWhole(int size) {
        int[] points = CurveThinning.points(walk(size, new Random(size)));

        assertThat(points).hasSize(size).startsWith(0).endsWith(size - 1);
        assertThat(points).doesNotHaveDuplicates();
    }

    @Test
    void aLongCurveKeepsItsEndsAndExtremesInOrderAndFits() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int trial = 0; trial < 60; trial++) {
            int size = trial == 0 ? 5_001 : 5_001 + random.nextInt(60_000);
            EquityCurve curve = walk(size, random);
            int[] points = CurveThinning.points(curve);

            assertThat(points)
                    .as("seed %d, trial %d, size %d", seed, trial, size)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(2_500, CurveThinning.MAX_POINTS)
                    .startsWith(0)
                    .endsWith(size - 1);
            double[] shown = Arrays.stream(points).mapToDouble(curve::equity).toArray();
            assertThat(Arrays.stream(shown).max())
                    .isEqualTo(Arrays.stream(curve.equities()).max());
            assertThat(Arrays.stream(shown).min())
                    .isEqualTo(Arrays.stream(curve.equities()).min());
        }
    }

    @Test
    void oneDayOfPanicInAThousandCalmOnesIsNotHidden() {
        double[] equity = new double[100_000];
        Arrays.fill(equity, 100);
        equity[54_321] = 1;
        equity[54_322] = 500;

        assertThat(CurveThinning.points(curve(equity))).contains(54_321, 54_322);
    }

    @Test
    void anAnswerSaysThatItsCurveIsThinned() {
        World world = new World();
        Job job = world.job(world.accept(World.REQUEST));
        ObjectNode thinned = CurveView.of(job, walk(20_000, new Random(1)));

        assertThat(thinned.path("thinned").booleanValue()).isTrue();
        assertThat(thinned.path("points").size()).isLessThanOrEqualTo(5_000);
        assertThat(CurveView.of(job, walk(5_000, new Random(1))).path("thinned").booleanValue())
                .isFalse();
    }
}
