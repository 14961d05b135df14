package io.backgrid.aws.parquet;

import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why metrics of a trial have no value, as text: `sharpe=no_returns sortino=no_return_below_mar`, by order of metrics.
final class Reasons {
    private static final TrialMetric[] METRICS = TrialMetric.values();
    private static final Map<String, TrialMetric> METRIC_OF =
            Arrays.stream(METRICS).collect(Collectors.toMap(TrialMetric::wireName, metric -> metric));
    private static final Map<String, Undefined> REASON_OF =
            Arrays.stream(Undefined.values()).collect(Collectors.toMap(Undefined::wireName, reason -> reason));

    private Reasons() {}

    /// Whether any metric of a row is undefined.
    static boolean any(TrialRows rows, int row) {
        for (TrialMetric metric : METRICS) {
            if (rows.undefined(metric, row).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// The text of a row; empty if nothing is undefined.
    static String of(TrialRows rows, int row) {
        StringBuilder text = new StringBuilder();
        for (TrialMetric metric : METRICS) {
            Optional<Undefined> reason = rows.undefined(metric, row);
            if (reason.isPresent()) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(metric.wireName())
                        .append('=')
                        .append(reason.get().wireName());
            }
        }
        return text.toString();
    }

    /// What a text of a file says.
    ///
    /// @throws IllegalStateException if it names a metric or reason that does not exist
    static Map<TrialMetric, Undefined> parse(String text) {
        Map<TrialMetric, Undefined> reasons = new EnumMap<>(TrialMetric.class);
        for (String pair : text.split(" ", -1)) {
            String[] sides = pair.split("=", 2);
            TrialMetric metric = METRIC_OF.get(sides[0]);
            Undefined reason = REASON_OF.get(sides[sides.length - 1]);
            if (metric == null || reason == null) {
                throw new IllegalStateException(
                        "nothing is undefined as '" + pair + "': a newer release may have written the file");
            }
            reasons.put(metric, reason);
        }
        return reasons;
    }
}
