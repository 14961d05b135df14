package io.backgrid.api;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.sweep.life.TrialPages;
import io.backgrid.jobs.sweep.ranking.TrialOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which trials of a sweep a call asks for.
///
/// @param order of the trials
/// @param limit at most this many
/// @param after where the page before ended
record TrialQuery(TrialOrder order, int limit, Optional<TrialPages.Place> after) {
    private static final Pattern CURSOR = Pattern.compile("([0-9a-f]{16})-(\\d{1,18})");

    /// @param objective what is best by it comes first unless the call says otherwise
    /// @throws ProblemException 400 when the query says something that cannot be
    static TrialQuery of(Call call, TrialMetric objective) {
        TrialOrder order = call.query("sort").map(TrialQuery::order).orElse(bestFirst(objective));
        return new TrialQuery(order, ListQuery.limit(call), call.query("cursor").map(TrialQuery::place));
    }

    /// The order in which a metric's best value comes first.
    static TrialOrder bestFirst(TrialMetric metric) {
        return TrialOrder.bestFirst(metric);
    }

    /// The order as `sort` names it.
    String sort() {
        return (order.descending() ? "-" : "") + order.metric().wireName();
    }

    private static TrialOrder order(String sort) {
        boolean descending = sort.startsWith("-");
        return new TrialOrder(metric("sort", descending ? sort.substring(1) : sort), descending);
    }

    /// The metric that a parameter names.
    ///
    /// @throws ProblemException 400 when it names none
    static TrialMetric metric(String parameter, String name) {
        return Arrays.stream(TrialMetric.values())
                .filter(metric -> metric.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        400,
                        parameter + " must name one of "
                                + Arrays.stream(TrialMetric.values())
                                        .map(TrialMetric::wireName)
                                        .collect(Collectors.joining(", "))
                                + " but was '" + name + "'")));
    }

    private static TrialPages.Place place(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw new ProblemException(Problem.of(400, "cursor must be the next_cursor of an earlier page"));
        }
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(matcher.group(1), 16));
        return new TrialPages.Place(value, Long.parseLong(matcher.group(2)));
    }

    /// The place as text: every bit of the value, and the trial.
    static String cursor(TrialPages.Place place) {
        return String.format(Locale.ROOT, "%016x-%d", Double.doubleToLongBits(place.value()), place.trial());
    }
}
