package io.backgrid.jobs.request;

import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.ParameterRange;
import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.range.Range;
import io.backgrid.engine.rule.Nearest;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Reads what decides: a strategy of the catalogue by its name, or rules of somebody's own.
final class StrategyReader {
    private static final String STRATEGY = "strategy";
    private static final String PARAMS = "params";
    private static final Range ANY_NUMBER = Range.closed(-Double.MAX_VALUE, Double.MAX_VALUE);
    private static final List<String> NAMES =
            StrategyCatalogue.all().stream().map(CatalogueStrategy::name).toList();

    private final Fields fields;
    private final Direction direction;
    private final Set<String> pricedBy;

    /// A strategy and how it enters unless somebody says otherwise.
    record Choice(Strategy strategy, EntryMode usualEntry) {}

    /// @param pricedBy parameters that the prices of orders name
    StrategyReader(Fields fields, Direction direction, Set<String> pricedBy) {
        this.fields = fields;
        this.direction = direction;
        this.pricedBy = pricedBy;
    }

    /// Empty when something is wrong, which then is noted.
    Optional<Choice> read() {
        Map<String, Rule> rules = new HashMap<>();
        boolean someRule = false;
        for (String field : RuleFields.ALL) {
            someRule |= fields.has(field);
            fields.rule(field).ifPresent(rule -> rules.put(field, rule));
        }
        if (!fields.has(STRATEGY)) {
            return someRule ? ownRules(rules) : nothing();
        }
        if (someRule) {
            fields.refuse(STRATEGY, "and rules of your own exclude each other: keep one");
        }
        String name = fields.oneOf(STRATEGY, NAMES, "");
        return StrategyCatalogue.find(name).flatMap(this::named);
    }

    private Optional<Choice> nothing() {
        fields.refuse(
                STRATEGY,
                "is required: one of " + String.join(", ", NAMES)
                        + "; or write rules of your own, entry_rule or short_entry_rule");
        fields.object(PARAMS);
        return Optional.empty();
    }

    private Optional<Choice> named(CatalogueStrategy chosen) {
        Fields params = fields.object(PARAMS);
        Map<String, Double> values = new TreeMap<>();
        for (ParameterRange parameter : chosen.parameters()) {
            values.put(parameter.name(), params.number(parameter.name(), parameter.defaultValue(), parameter.range()));
        }
        for (String name : pricedBy) {
            if (!values.containsKey(name)) {
                required(params, name).ifPresent(value -> values.put(name, value));
            }
        }
        params.refuseUnknown();
        return checked(() -> chosen.with(values), chosen.entry());
    }

    private Optional<Choice> ownRules(Map<String, Rule> rules) {
        refuseUnusedSides();
        Set<String> names = new TreeSet<>(pricedBy);
        rules.values().forEach(rule -> names.addAll(rule.parameters()));
        Fields params = fields.object(PARAMS);
        Map<String, Double> values = new TreeMap<>();
        boolean whole =
                rules.size() == RuleFields.ALL.stream().filter(fields::has).count();
        if (whole) {
            names.forEach(name -> required(params, name).ifPresent(value -> values.put(name, value)));
            refuseUnknown(params, names);
        }
        if (!whole || values.size() < names.size()) {
            return Optional.empty();
        }
        return checked(
                () -> new Strategy(
                        Optional.empty(),
                        Optional.ofNullable(rules.get(RuleFields.ENTRY)),
                        Optional.ofNullable(rules.get(RuleFields.EXIT)),
                        Optional.ofNullable(rules.get(RuleFields.SHORT_ENTRY)),
                        Optional.ofNullable(rules.get(RuleFields.SHORT_EXIT)),
                        values),
                EntryMode.CROSS);
    }

    /// A rule for a side that is never held would be ignored without a word.
    private void refuseUnusedSides() {
        for (String field : RuleFields.ALL) {
            boolean used = RuleFields.isShort(field) ? direction.allowsShort() : direction.allowsLong();
            if (fields.has(field) && !used) {
                fields.refuse(
                        field,
                        "is never used with direction " + direction.wireName()
                                + ": choose another direction or leave it out");
            }
        }
        if (fields.has(RuleFields.EXIT) && !fields.has(RuleFields.ENTRY) && direction.allowsLong()) {
            fields.refuse(RuleFields.ENTRY, "is required where there is an exit_rule");
        }
        if (fields.has(RuleFields.SHORT_EXIT) && !fields.has(RuleFields.SHORT_ENTRY) && direction.allowsShort()) {
            fields.refuse(RuleFields.SHORT_ENTRY, "is required where there is a short_exit_rule");
        }
    }

    private static Optional<Double> required(Fields params, String name) {
        if (!params.has(name)) {
            params.refuse(name, "is required: a rule or a price names it");
            return Optional.empty();
        }
        return params.optionalNumber(name, ANY_NUMBER);
    }

    private static void refuseUnknown(Fields params, Set<String> names) {
        for (String given : params.names()) {
            if (!names.contains(given)) {
                params.refuse(given, "is named by no rule and no price" + Nearest.hint(given, names));
            }
        }
    }

    private Optional<Choice> checked(Supplier<Strategy> strategy, EntryMode usualEntry) {
        try {
            return Optional.of(new Choice(strategy.get(), usualEntry));
        } catch (InvalidSpecException wrong) {
            fields.refuse(wrong.path(), wrong.violation());
            return Optional.empty();
        }
    }
}
