package io.backgrid.engine.sweep;

import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.spec.BacktestSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;

/// The terms of each trial: one for each combination of the axes that are no parameters of the rules.
final class SharedTerms {
    private static final int MOST_KEPT = 1 << 16;

    private final BacktestSpec base;
    private final List<Axis> axes;
    private final Bindings bindings;
    private final Grid.Subgrid subgrid;
    private final AtomicReferenceArray<Terms> kept;

    SharedTerms(SweepSpec spec, Bindings bindings) {
        this.base = spec.base();
        this.axes = spec.axes();
        this.bindings = bindings;
        this.subgrid = bindings.grid()
                .spannedBy(axes.stream()
                        .filter(axis -> !axis.isParameter())
                        .map(Axis::path)
                        .collect(Collectors.toSet()));
        this.kept = new AtomicReferenceArray<>((int) Math.min(subgrid.size(), MOST_KEPT));
    }

    /// The terms of the trial at some places.
    ///
    /// @throws io.backgrid.engine.range.InvalidSpecException if they cannot be
    Terms at(int[] places) {
        long index = subgrid.index(places);
        if (index >= kept.length()) {
            return build(places);
        }
        Terms known = kept.get((int) index);
        if (known == null) {
            known = build(places);
            kept.set((int) index, known);
        }
        return known;
    }

    private Terms build(int[] places) {
        Map<String, Double> values = new HashMap<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            values.put(axes.get(axis).path(), bindings.grid().value(axis, places[axis]));
        }
        BacktestSpec spec = SweepSpec.withFields(base, values);
        return Terms.of(spec, bindings.bars(), new RuleEvaluator(bindings.bars()));
    }
}
