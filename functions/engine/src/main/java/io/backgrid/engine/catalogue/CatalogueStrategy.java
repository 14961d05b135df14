package io.backgrid.engine.catalogue;

import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A strategy that can be asked for by its name.
///
/// Without an exit rule a position is left where its entry rule no longer holds.
///
/// @param name `[a-z_]+`
/// @param description a sentence a trader would understand
/// @param entryRule when to be long
/// @param exitRule when to leave a long position
/// @param shortEntryRule when to be short, where the direction allows it
/// @param shortExitRule when to leave a short position
/// @param entry when a rule that holds becomes an entry, unless somebody says otherwise
/// @param parameters all that the rules name, and no other
public record CatalogueStrategy(
        String name,
        String description,
        Rule entryRule,
        Optional<Rule> exitRule,
        Rule shortEntryRule,
        Optional<Rule> shortExitRule,
        EntryMode entry,
        List<ParameterRange> parameters) {
    public CatalogueStrategy {
        parameters = List.copyOf(parameters);
        Set<String> named = new TreeSet<>(entryRule.parameters());
        named.addAll(shortEntryRule.parameters());
        exitRule.ifPresent(rule -> named.addAll(rule.parameters()));
        shortExitRule.ifPresent(rule -> named.addAll(rule.parameters()));
        Set<String> offered = new TreeSet<>();
        parameters.forEach(parameter -> offered.add(parameter.name()));
        if (!named.equals(offered)) {
            throw new IllegalArgumentException(
                    "the rules of " + name + " name the parameters " + named + " but it offers " + offered);
        }
    }

    /// The default of every parameter, by name.
    public Map<String, Double> defaults() {
        Map<String, Double> defaults = new HashMap<>();
        for (ParameterRange parameter : parameters) {
            defaults.put(parameter.name(), parameter.defaultValue());
        }
        return Map.copyOf(defaults);
    }

    /// This strategy with values for its parameters.
    ///
    /// @param params a value for every parameter, and for those that the prices of orders name
    /// @throws io.backgrid.engine.range.InvalidSpecException if a rule cannot be computed with them
    public Strategy with(Map<String, Double> params) {
        return new Strategy(
                Optional.of(name),
                Optional.of(entryRule),
                exitRule,
                Optional.of(shortEntryRule),
                shortExitRule,
                params);
    }

    /// A strategy that leaves where its entry rule no longer holds.
    static CatalogueStrategy following(
            String name, String description, String entryRule, String shortEntryRule, ParameterRange... parameters) {
        return new CatalogueStrategy(
                name,
                description,
                Rule.parse(entryRule),
                Optional.empty(),
                Rule.parse(shortEntryRule),
                Optional.empty(),
                EntryMode.CROSS,
                List.of(parameters));
    }

    /// A strategy that leaves by rules of its own.
    static CatalogueStrategy leaving(
            String name,
            String description,
            String entryRule,
            String exitRule,
            String shortEntryRule,
            String shortExitRule,
            ParameterRange... parameters) {
        return new CatalogueStrategy(
                name,
                description,
                Rule.parse(entryRule),
                Optional.of(Rule.parse(exitRule)),
                Rule.parse(shortEntryRule),
                Optional.of(Rule.parse(shortExitRule)),
                EntryMode.CROSS,
                List.of(parameters));
    }

    /// This strategy, entering from the first bar on which a rule holds.
    CatalogueStrategy fromTheStart() {
        return new CatalogueStrategy(
                name, description, entryRule, exitRule, shortEntryRule, shortExitRule, EntryMode.STATE, parameters);
    }
}
