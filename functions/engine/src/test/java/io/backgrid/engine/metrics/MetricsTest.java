package io.backgrid.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static Map<Metric, Measure> allZero() {
        Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            measures.put(metric, Measure.of(0));
        }
        return measures;
    }

    @Test
    void everyMetricHasAValueOrAReason() {
        Map<Metric, Measure> measures = allZero();
        measures.put(Metric.SORTINO, Undefined.NO_RETURN_BELOW_MAR);
        Metrics metrics = Metrics.of(measures);
        assertThat(metrics.value(Metric.SHARPE)).hasValue(0);
        assertThat(metrics.undefined(Metric.SHARPE)).isEmpty();
        assertThat(metrics.value(Metric.SORTINO)).isEmpty();
        assertThat(metrics.undefined(Metric.SORTINO)).contains(Undefined.NO_RETURN_BELOW_MAR);
        assertThat(metrics).isEqualTo(Metrics.of(measures)).hasSameHashCodeAs(Metrics.of(measures));
        assertThat(metrics).isNotEqualTo(Metrics.of(allZero()));
        assertThat(metrics.toString()).contains("NO_RETURN_BELOW_MAR");
    }

    @Test
    void aMissingMetricIsNamed() {
        Map<Metric, Measure> measures = allZero();
        measures.remove(Metric.KELLY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(measures))
                .withMessage("metrics need kelly");
    }

    @Test
    void aValueIsNeverNotANumberInfiniteOrNegativeZero() {
        assertThat(Measure.of(Double.NaN)).isEqualTo(Undefined.OVERFLOW);
        assertThat(Measure.of(Double.NEGATIVE_INFINITY)).isEqualTo(Undefined.OVERFLOW);
        assertThat(Measure.of(-0.0)).isEqualTo(new Measured(0.0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measured(Double.NaN));
    }

    @Test
    void wireNamesAreTheSnakeCaseOfTheConstants() {
        assertThat(Metric.values())
                .extracting(Metric::wireName)
                .containsExactly(
                        "total_return",
                        "cagr",
                        "cagr_calendar",
                        "volatility",
                        "sharpe",
                        "sharpe_per_period",
                        "sortino",
                        "max_drawdown",
                        "max_drawdown_bars",
                        "longest_drawdown_bars",
                        "calmar",
                        "omega",
                        "tail_ratio",
                        "ulcer_index",
                        "skewness",
                        "kurtosis",
                        "var_historical_95",
                        "cvar_historical_95",
                        "alpha_annual",
                        "beta",
                        "information_ratio",
                        "exposure",
                        "turnover",
                        "trades",
                        "open_trades",
                        "win_rate",
                        "profit_factor",
                        "payoff",
                        "expectancy",
                        "sqn",
                        "kelly");
        assertThat(Undefined.values()).extracting(Undefined::wireName).doesNotHaveDuplicates();
        assertThat(Undefined.NO_RETURN_BELOW_MAR.wireName()).isEqualTo("no_return_below_mar");
    }

    @Test
    void countsAreWholeNumbers() {
        assertThat(Arrays.stream(Metric.values()).filter(Metric::isWholeNumber))
                .containsExactly(
                        Metric.MAX_DRAWDOWN_BARS, Metric.LONGEST_DRAWDOWN_BARS, Metric.TRADES, Metric.OPEN_TRADES);
    }

    @Test
    void columnsThatDoNotFitAreRefused() {
        double[] two = {1, 1};
        double[] three = {1, 1, 1};
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountHistory(0, 1, two, three, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountHistory(0, 1, two, two, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountHistory(0, 1, new double[0], new double[0], 0));
    }
}
