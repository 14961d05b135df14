package io.backgrid.engine.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The strategies that have a name, each as rules.
public final class StrategyCatalogue {
    private static final List<CatalogueStrategy> ALL = Stream.of(
                    AverageStrategies.all(), TrendStrategies.all(), BreakoutStrategies.all(), ReversionStrategies.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(CatalogueStrategy::name))
            .toList();

    private StrategyCatalogue() {}

    /// All strategies, in alphabetical order.
    public static List<CatalogueStrategy> all() {
        return ALL;
    }

    /// The strategy of that name.
    public static Optional<CatalogueStrategy> find(String name) {
        for (CatalogueStrategy strategy : ALL) {
            if (strategy.name().equals(name)) {
                return Optional.of(strategy);
            }
        }
        return Optional.empty();
    }
}
