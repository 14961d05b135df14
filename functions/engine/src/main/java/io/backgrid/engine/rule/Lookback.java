package io.backgrid.engine.rule;

import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import java.util.List;

/// The first bar on which a bound expression can have a value, told from windows and lags alone.
///
/// A condition has two such bars, because `and` is false as soon as one side is, while the other may still be
/// undefined, and `or` is true as soon as one side is.
///
/// @param whenTrue first bar on which a condition can be true
/// @param whenFalse first bar on which a condition can be false
record Lookback(int whenTrue, int whenFalse) {
    /// First bar on which a condition can be either.
    int whenDefined() {
        return Math.min(whenTrue, whenFalse);
    }

    private Lookback later(int bars) {
        return new Lookback(whenTrue + bars, whenFalse + bars);
    }

    /// Of a condition.
    static Lookback ofCondition(Expression expression) {
        return switch (expression) {
            case Unary unary -> {
                Lookback inner = ofCondition(unary.operand());
                yield new Lookback(/* whenTrue= */ inner.whenFalse, /* whenFalse= */ inner.whenTrue);
            }
            case Binary binary -> ofBinary(binary);
            case Lag lag -> ofCondition(lag.expression()).later(bars(lag.bars()));
            case Call call -> {
                int compared = Math.max(
                        ofNumber(call.arguments().getFirst()),
                        ofNumber(call.arguments().getLast()));
                yield new Lookback(compared + 1, compared); // The first bar has none before it to turn from.
            }
            case Literal _, Parameter _, Price _ ->
                throw new IllegalStateException("not a condition: " + Words.excerpt(expression));
        };
    }

    private static Lookback ofBinary(Binary binary) {
        if (binary.operator().isComparison()) {
            int compared = Math.max(ofNumber(binary.left()), ofNumber(binary.right()));
            return new Lookback(compared, compared);
        }
        Lookback left = ofCondition(binary.left());
        Lookback right = ofCondition(binary.right());
        boolean both = binary.operator() == BinaryOperator.AND;
        int later = both ? Math.max(left.whenTrue, right.whenTrue) : Math.max(left.whenFalse, right.whenFalse);
        int earlier = both ? Math.min(left.whenFalse, right.whenFalse) : Math.min(left.whenTrue, right.whenTrue);
        return both ? new Lookback(later, earlier) : new Lookback(earlier, later);
    }

    /// Of a number.
    static int ofNumber(Expression expression) {
        return switch (expression) {
            case Literal _, Parameter _, Price _ -> 0;
            case Unary unary -> ofNumber(unary.operand());
            case Binary binary -> Math.max(ofNumber(binary.left()), ofNumber(binary.right()));
            case Lag lag -> ofNumber(lag.expression()) + bars(lag.bars());
            case Call call when call.function() == Function.IF -> ofChoice(call.arguments());
            case Call call -> ofCall(call);
        };
    }

    private static int ofChoice(List<Expression> arguments) {
        Lookback condition = ofCondition(arguments.get(0));
        int chosen = Math.max(condition.whenTrue, ofNumber(arguments.get(1)));
        int otherwise = Math.max(condition.whenFalse, ofNumber(arguments.get(2)));
        return Math.min(chosen, otherwise);
    }

    private static int ofCall(Call call) {
        int[] windows = new int[call.arguments().size()];
        int count = 0;
        int first = 0;
        for (int i = 0; i < windows.length; i++) {
            Argument argument = call.function().arguments().get(i);
            Expression given = call.arguments().get(i);
            if (argument.kind() == Kind.NUMBER) {
                first = Math.max(first, ofNumber(given));
            } else if (argument.isWindow()) {
                windows[count] = bars(given);
                count++;
            }
        }
        return first + call.function().lookback(windows);
    }

    private static int bars(Expression constant) {
        return (int) Binder.fold(constant);
    }
}
