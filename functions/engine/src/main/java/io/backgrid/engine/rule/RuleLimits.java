package io.backgrid.engine.rule;

import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Price;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// How large rules may be. All of this is checked before anything is computed.
public final class RuleLimits {
    /// Longest text, in characters, as written and in canonical form.
    public static final int TEXT_LENGTH = 2_000;

    /// Most numbers, names, operators, lags and calls of a rule.
    public static final int NODES = 400;

    /// Deepest nesting of parentheses, arguments, lags and prefix operators.
    public static final int NESTING = 60;

    /// Most different indicator calls and price columns of a rule, and of the rules of a strategy together.
    public static final int SERIES = 64;

    /// Longest lag, in bars.
    public static final int LAG = 100_000;

    private RuleLimits() {}

    /// Refuses expressions that together need more than [#SERIES] different series.
    ///
    /// @throws RuleException if they do
    public static void requireSeries(Collection<? extends Expression> expressions) {
        Set<Expression> series = new HashSet<>();
        Deque<Expression> open = new ArrayDeque<>(expressions);
        while (!open.isEmpty()) {
            Expression next = open.pop();
            boolean indicator = next instanceof Call call && call.function().isIndicator();
            if (indicator || next instanceof Price) {
                series.add(next);
            }
            open.addAll(next.parts());
        }
        if (series.size() > SERIES) {
            throw new RuleException(
                    0,
                    "at most %d different indicators and prices are allowed but there are %d; use fewer"
                            .formatted(SERIES, series.size()));
        }
    }

    /// Refuses an expression that is too large, without recursion: it can be as deep as it likes.
    static void requireSize(Expression expression) {
        Deque<Expression> open = new ArrayDeque<>();
        open.push(expression);
        int nodes = 0;
        while (!open.isEmpty()) {
            nodes++;
            checkNodes(nodes);
            open.addAll(open.pop().parts());
        }
    }

    static void checkLength(String text) {
        if (text.length() > TEXT_LENGTH) {
            throw new RuleException(
                    0,
                    "a rule must have at most %d characters, also in its canonical form, but has %d"
                            .formatted(TEXT_LENGTH, text.length()));
        }
    }

    static void checkNodes(int nodes) {
        if (nodes > NODES) {
            throw new RuleException(
                    0, "a rule must have at most %d numbers, names, operators and calls; shorten it".formatted(NODES));
        }
    }

    static void checkNesting(int nesting, int column) {
        if (nesting > NESTING) {
            throw new RuleException(column, "a rule must nest at most %d deep; flatten it".formatted(NESTING));
        }
    }
}
