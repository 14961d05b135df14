package io.backgrid.engine.rule;

import io.backgrid.engine.rule.Expression.Parameter;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What every rule and formula has to pass.
final class Checks {
    private Checks() {}

    /// @param places where the parts stand; empty if they were not read from a text
    static void requireCondition(Expression expression, Places places) {
        RuleLimits.requireSize(expression);
        KindCheck.requireCondition(expression, places);
        Printer.requireReadable(expression);
        RuleLimits.requireSeries(List.of(expression));
    }

    /// @param places where the parts stand; empty if they were not read from a text
    static void requireNumber(Expression expression, Places places) {
        RuleLimits.requireSize(expression);
        KindCheck.requireNumber(expression, places);
        Printer.requireReadable(expression);
        RuleLimits.requireSeries(List.of(expression));
    }

    static SortedSet<String> parameters(Expression expression) {
        SortedSet<String> names = new TreeSet<>();
        collect(expression, names);
        return Collections.unmodifiableSortedSet(names);
    }

    private static void collect(Expression expression, SortedSet<String> names) {
        if (expression instanceof Parameter(String name)) {
            names.add(name);
        }
        for (Expression part : expression.parts()) {
            collect(part, names);
        }
    }
}
