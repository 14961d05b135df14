package io.backgrid.offline.gateway;

import io.backgrid.offline.template.Route;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Finds the route of a request as API Gateway does: first the resource by its path, then the method on it.
final class RouteTable {

    /// What became of a request's method and path.
    sealed interface Match {
        /// The route.
        ///
        /// @param pathParameters decoded
        record Found(Route route, Map<String, String> pathParameters) implements Match {}

        /// No resource fits the path.
        record NoPath() implements Match {}

        /// A resource fits, but not the method.
        ///
        /// @param allowed the methods that the resource has, in order
        record NoMethod(List<String> allowed) implements Match {}
    }

    private final SequencedMap<PathPattern, Map<String, Route>> resources = new LinkedHashMap<>();

    RouteTable(List<Route> routes) {
        Map<String, Map<String, Route>> byTemplate = new TreeMap<>();
        for (Route route : routes) {
            byTemplate
                    .computeIfAbsent(route.pathTemplate(), path -> new TreeMap<>())
                    .put(route.method(), route);
        }
        byTemplate.keySet().stream()
                .map(PathPattern::of)
                .sorted(Comparator.comparing(PathPattern::rank))
                .forEach(pattern -> resources.put(pattern, byTemplate.getOrDefault(pattern.template(), Map.of())));
    }

    /// Finds the route.
    ///
    /// @throws IllegalArgumentException when the path is not encoded properly
    Match find(String method, String path) {
        for (Map.Entry<PathPattern, Map<String, Route>> resource : resources.entrySet()) {
            Map<String, String> parameters = resource.getKey().match(path);
            if (parameters != null) {
                Map<String, Route> methods = resource.getValue();
                Route route = methods.getOrDefault(method, methods.get("ANY"));
                return route == null
                        ? new Match.NoMethod(List.copyOf(methods.keySet()))
                        : new Match.Found(route, parameters);
            }
        }
        return new Match.NoPath();
    }
}
