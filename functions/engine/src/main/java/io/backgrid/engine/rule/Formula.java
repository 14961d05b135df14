package io.backgrid.engine.rule;

import java.util.Map;
import java.util.Set;

/// A number per bar, for limit and stop prices, as data like [Rule].
///
/// `docs/rules.md` defines the language. Whatever is wrong with one, other than the values of its parameters, is found
/// when it is built.
///
/// @param expression a number within [RuleLimits]
public record Formula(Expression expression) {
    public Formula {
        Checks.requireNumber(expression, new Places());
    }

    /// Reads a text.
    ///
    /// @throws RuleException saying where it is wrong and what to change
    public static Formula parse(String text) {
        Parser.Parsed parsed = Parser.parse(text);
        Checks.requireNumber(parsed.expression(), parsed.places());
        return new Formula(parsed.expression());
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
    public BoundFormula bind(Map<String, Double> values) {
        return new BoundFormula(Binder.bind(expression, values));
    }

    @Override
    public String toString() {
        return text();
    }
}
