package io.backgrid.engine.rule;

import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;

/// Writes the canonical form: one space around binary operators, as few parentheses as possible.
final class Printer {
    private final StringBuilder out = new StringBuilder();
    private int nesting;
    private int deepest;

    private Printer() {}

    static String print(Expression expression) {
        Printer printer = new Printer();
        printer.write(expression, Precedence.OR);
        return printer.out.toString();
    }

    /// Refuses an expression whose canonical form is too long or too deep to be read back.
    static void requireReadable(Expression expression) {
        Printer printer = new Printer();
        printer.write(expression, Precedence.OR);
        RuleLimits.checkLength(printer.out.toString());
        RuleLimits.checkNesting(printer.deepest, 0);
    }

    /// @param weakest an expression that binds less tightly needs parentheses here
    private void write(Expression expression, int weakest) {
        if (precedence(expression) < weakest) {
            nested("(", expression, ")");
            return;
        }
        switch (expression) {
            case Literal literal -> out.append(Words.number(literal.value()));
            case Parameter parameter -> out.append(parameter.name());
            case Price price -> out.append(price.column().wireName());
            case Unary unary -> {
                out.append(unary.operator().symbol());
                nest(unary.operand(), unary.operator().precedence());
            }
            case Binary binary -> write(binary);
            case Lag lag -> {
                write(lag.expression(), Precedence.LAG);
                nested("[", lag.bars(), "]");
            }
            case Call call -> write(call);
        }
    }

    private void write(Binary binary) {
        int own = binary.operator().precedence();
        write(binary.left(), binary.operator().isComparison() ? own + 1 : own);
        out.append(' ').append(binary.operator().symbol()).append(' ');
        write(binary.right(), own + 1);
    }

    private void write(Call call) {
        out.append(call.function().wireName()).append('(');
        String separator = "";
        for (Expression argument : call.arguments()) {
            out.append(separator);
            nest(argument, Precedence.OR);
            separator = ", ";
        }
        out.append(')');
        deepest = Math.max(deepest, nesting + 1);
    }

    private void nested(String open, Expression expression, String close) {
        out.append(open);
        nest(expression, Precedence.OR);
        out.append(close);
    }

    private void nest(Expression expression, int weakest) {
        nesting++;
        deepest = Math.max(deepest, nesting);
        write(expression, weakest);
        nesting--;
    }

    private static int precedence(Expression expression) {
        return switch (expression) {
            case Literal literal -> literal.value() < 0 ? Precedence.NEGATE : Precedence.PRIMARY;
            case Parameter _, Price _, Call _ -> Precedence.PRIMARY;
            case Unary unary -> unary.operator().precedence();
            case Binary binary -> binary.operator().precedence();
            case Lag _ -> Precedence.LAG;
        };
    }
}
