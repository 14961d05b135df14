package io.backgrid.engine.rule;

import java.util.Map;
import java.util.Set;

/// A condition on the bars, as data: it is checked here and computed elsewhere, never run as code.
///
/// `docs/rules.md` defines the language. Whatever is wrong with one, other than the values of its parameters, is found
/// when it is built.
///
/// @param expression a condition within [RuleLimits]
public record Rule(Expression expression) {
    public Rule {
        Checks.requireCondition(expression, new Places());
    }

    /// Reads a text.
    ///
    /// @throws RuleException saying where it is wrong and what to change
    public static Rule parse(String text) {
        Parser.Parsed parsed = Parser.parse(text);
        Checks.requireCondition(parsed.expression(), parsed.places());
        return new Rule(parsed.expression());
    }

    /// The parameters it names, in alphabetical order.
    public Set<String> parameters() {
        return Checks.parameters(expression);
    }

    /// The canonical text: equal ones have the same, and it reads back as an equal one.
    public String text() {
        return Printer.print(expression);
    }

    /// Puts values in the place of the parameters.
    ///
    /// @param values by name; names that do not occur are ignored
    /// @throws RuleException if one is missing, or makes a window, a multiple or a lag impossible
    public BoundRule bind(Map<String, Double> values) {
        return new BoundRule(Binder.bind(expression, values));
    }

    @Override
    public String toString() {
        return text();
    }
}
