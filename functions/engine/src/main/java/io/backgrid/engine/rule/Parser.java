package io.backgrid.engine.rule;

import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an expression by precedence climbing. What it may contain where is [KindCheck]'s matter.
final class Parser {
    /// An expression and where its parts stand in the text.
    record Parsed(Expression expression, Places places) {}

    private final List<Token> tokens;
    private final Places places = new Places();
    private int at;
    private int nesting;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Parsed parse(String text) {
        RuleLimits.checkLength(text);
        Parser parser = new Parser(Lexer.tokens(text));
        Expression expression = parser.expression(Precedence.OR);
        Token rest = parser.peek();
        if (rest.type() != Token.Type.END) {
            throw refuse(rest, "expected an operator or the end but found " + rest.quoted());
        }
        return new Parsed(expression, parser.places);
    }

    /// Reads as far as operators bind at least as tightly as `weakest`.
    private Expression expression(int weakest) {
        int start = peek().column();
        Expression left = prefixed(weakest);
        Optional<BinaryOperator> operator = operator();
        while (operator.isPresent() && operator.get().precedence() >= weakest) {
            BinaryOperator current = operator.get();
            take();
            Expression right = expression(current.precedence() + 1);
            left = at(start, new Binary(current, left, right));
            operator = operator();
            if (current.isComparison() && operator.isPresent() && operator.get().isComparison()) {
                throw refuse(peek(), "comparisons cannot be chained; write a < b and b < c instead of a < b < c");
            }
        }
        return left;
    }

    private Expression prefixed(int weakest) {
        Token first = peek();
        if (first.is("not") && weakest <= Precedence.NOT) {
            return unary(UnaryOperator.NOT);
        }
        return first.is("-") ? unary(UnaryOperator.NEGATE) : lagged();
    }

    private Expression unary(UnaryOperator operator) {
        Token sign = take();
        nest(sign);
        Expression operand = expression(operator.precedence());
        nesting--;
        return at(sign.column(), new Unary(operator, operand));
    }

    private Expression lagged() {
        int start = peek().column();
        Expression expression = primary();
        while (peek().is("[")) {
            nest(take());
            Expression bars = expression(Precedence.OR);
            expect("]", "to end the lag");
            nesting--;
            expression = at(start, new Lag(expression, bars));
        }
        return expression;
    }

    private Expression primary() {
        Token token = take();
        return switch (token.type()) {
            case NUMBER -> at(token.column(), new Literal(Double.parseDouble(token.text())));
            case NAME -> named(token);
            case SIGN, END -> {
                if (!token.is("(")) {
                    throw refuse(token, "expected a number, a name or '(' but found " + token.quoted());
                }
                nest(token);
                Expression inner = expression(Precedence.OR);
                expect(")", "to close the '(' of column " + token.column());
                nesting--;
                yield inner;
            }
        };
    }

    private Expression named(Token name) {
        Optional<Function> function = Function.named(name.text());
        Optional<Column> column = Vocabulary.column(name.text());
        boolean called = peek().is("(");
        if (function.isPresent()) {
            if (!called) {
                throw refuse(
                        name,
                        name.quoted() + " is a function; write "
                                + function.get().signature());
            }
            return call(name, function.get());
        }
        if (column.isPresent()) {
            if (called) {
                throw refuse(
                        name,
                        name.quoted() + " is a series and takes no arguments; an earlier bar is " + name.text()
                                + "[1]");
            }
            return at(name.column(), new Price(column.get()));
        }
        if (!Vocabulary.isParameter(name.text())) {
            String remedy = name.is("not") ? "; put it in parentheses, (not a)" : "";
            throw refuse(name, "expected a number, a name or '(' but found " + name.quoted() + remedy);
        }
        if (called) {
            throw refuse(name, name.quoted() + " is not known" + Nearest.hint(name.text(), Vocabulary.FUNCTIONS));
        }
        return at(name.column(), new Parameter(name.text()));
    }

    private Expression call(Token name, Function function) {
        nest(take());
        List<Expression> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(expression(Precedence.OR));
            while (peek().is(",")) {
                take();
                arguments.add(expression(Precedence.OR));
            }
        }
        expect(")", "or ',' in the arguments of " + function.wireName());
        nesting--;
        return at(name.column(), new Call(function, arguments));
    }

    private void nest(Token opening) {
        nesting++;
        RuleLimits.checkNesting(nesting, opening.column());
    }

    private void expect(String sign, String purpose) {
        Token token = take();
        if (!token.is(sign)) {
            throw refuse(token, "expected '" + sign + "' " + purpose + " but found " + token.quoted());
        }
    }

    private <E extends Expression> E at(int column, E expression) {
        RuleLimits.checkNodes(places.note(expression, column));
        return expression;
    }

    private Optional<BinaryOperator> operator() {
        for (BinaryOperator operator : BinaryOperator.values()) {
            if (peek().is(operator.symbol())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private Token peek() {
        return tokens.get(at);
    }

    /// The current token; the end is never passed.
    private Token take() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private static RuleException refuse(Token token, String problem) {
        return new RuleException(token.column(), problem);
    }
}
