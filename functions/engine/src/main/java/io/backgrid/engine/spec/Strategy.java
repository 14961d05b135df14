package io.backgrid.engine.spec;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.BoundRule;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.rule.RuleException;
import io.backgrid.engine.rule.RuleLimits;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What decides when to hold a position: a rule for each side, and a value for each parameter that they name.
///
/// A side without an exit rule is left where its entry rule does not hold any more.
///
/// @param name of the catalogue's strategy that the rules come from; empty for rules of somebody's own
/// @param longEntry when to be long
/// @param longExit when to stop being long
/// @param shortEntry when to be short
/// @param shortExit when to stop being short
/// @param params value of every parameter, by name
public record Strategy(
        Optional<String> name,
        Optional<Rule> longEntry,
        Optional<Rule> longExit,
        Optional<Rule> shortEntry,
        Optional<Rule> shortExit,
        Map<String, Double> params) {

    /// Checks that every rule can be computed with these parameters.
    ///
    /// @throws InvalidSpecException naming the rule that cannot
    public Strategy {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        check("entry_rule", longEntry, params);
        check("exit_rule", longExit, params);
        check("short_entry_rule", shortEntry, params);
        check("short_exit_rule", shortExit, params);
        try {
            RuleLimits.requireSeries(Stream.of(longEntry, longExit, shortEntry, shortExit)
                    .flatMap(Optional::stream)
                    .map(Rule::expression)
                    .toList());
        } catch (RuleException tooMany) {
            throw InvalidSpecException.because("entry_rule", String.valueOf(tooMany.getMessage()));
        }
    }

    /// Rules of somebody's own for the long side, which is left where the entry no longer holds.
    public static Strategy longWhile(Rule entry, Map<String, Double> params) {
        return new Strategy(
                Optional.empty(), Optional.of(entry), Optional.empty(), Optional.empty(), Optional.empty(), params);
    }

    /// The same rules with other parameters.
    ///
    /// @throws InvalidSpecException naming the rule that cannot be computed with them
    public Strategy but(Map<String, Double> otherParams) {
        return new Strategy(name, longEntry, longExit, shortEntry, shortExit, otherParams);
    }

    private static void check(String path, Optional<Rule> rule, Map<String, Double> params) {
        try {
            rule.ifPresent(each -> each.bind(params));
        } catch (RuleException wrong) {
            throw InvalidSpecException.because(path, String.valueOf(wrong.getMessage()));
        }
    }

    /// A rule with this strategy's parameters in it.
    public BoundRule bind(Rule rule) {
        return rule.bind(params);
    }

    /// What an error message calls this strategy.
    public String label() {
        return name.orElse("the entry rule");
    }
}
