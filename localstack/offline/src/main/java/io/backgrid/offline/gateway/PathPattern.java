package io.backgrid.offline.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource's path, such as `/jobs/{job_id}`, to be held against the path of a request.
record PathPattern(String template, List<Segment> segments) {

    /// One step of the path.
    sealed interface Segment {
        /// Text that must be there.
        record Literal(String text) implements Segment {}

        /// Any one step.
        record Variable(String name) implements Segment {}

        /// All that is left, at least one step.
        record Rest(String name) implements Segment {}
    }

    static PathPattern of(String template) {
        List<Segment> segments = new ArrayList<>();
        for (String step : steps(template)) {
            if (step.endsWith("+}")) {
                segments.add(new Segment.Rest(step.substring(1, step.length() - 2)));
            } else if (step.startsWith("{")) {
                segments.add(new Segment.Variable(step.substring(1, step.length() - 1)));
            } else {
                segments.add(new Segment.Literal(step));
            }
        }
        return new PathPattern(template, List.copyOf(segments));
    }

    /// Sorts text before variables before the rest, step by step, so that the first pattern that fits is the closest.
    String rank() {
        StringBuilder rank = new StringBuilder();
        for (Segment segment : segments) {
            rank.append(
                    switch (segment) {
                        case Segment.Literal _ -> 'a';
                        case Segment.Variable _ -> 'b';
                        case Segment.Rest _ -> 'c';
                    });
        }
        return rank.toString();
    }

    /// The values of the variables, decoded, or null where the path does not fit.
    ///
    /// @param path as it came, still encoded: `%2F` is no separator
    /// @throws IllegalArgumentException when a step of a path that fits is not encoded properly
    @Nullable
    Map<String, String> match(String path) {
        List<String> steps = steps(path);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (i >= steps.size() || steps.get(i).isEmpty()) {
                return null;
            }
            switch (segments.get(i)) {
                case Segment.Literal(String text) -> {
                    if (!steps.get(i).equals(text)) {
                        return null;
                    }
                }
                case Segment.Variable(String name) -> values.put(name, PercentEncoding.step(steps.get(i)));
                case Segment.Rest(String name) -> {
                    values.put(name, PercentEncoding.step(String.join("/", steps.subList(i, steps.size()))));
                    return values;
                }
            }
        }
        return steps.size() == segments.size() ? values : null;
    }

    private static List<String> steps(String path) {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
    }
}
