package io.backgrid.engine.sweep;

import io.backgrid.engine.bits.Operand;
import io.backgrid.engine.bits.TruthBits;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.rule.BinaryOperator;
import io.backgrid.engine.rule.Expression;
import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.sweep.ConditionNode.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the rules of a sweep out of nodes: what is written alike is one node, whichever rule it stands in, and
/// each node is computed once for each combination of the axes that it depends on.
final class SharedRules {
    private static final int MOST_RECENT = 1024;

    /// Memory for conditions that are kept.
    static final long CONDITION_BYTES = 64L << 20;

    private final Bindings bindings;
    private final double trials;
    private final Map<Expression, SeriesNode<Operand.Left>> lefts = new HashMap<>();
    private final Map<Expression, SeriesNode<Operand.Right>> rights = new HashMap<>();
    private final Map<Expression, ConditionNode> conditions = new HashMap<>();
    private double seriesBytes;
    private double conditionBytes;
    private int rooms;
    private final List<Integer> recent = new ArrayList<>();

    /// @param seriesBytes memory for series that are kept, and again for recent ones of those that are not
    SharedRules(Bindings bindings, long trials, long seriesBytes) {
        this.bindings = bindings;
        this.seriesBytes = seriesBytes;
        this.trials = trials;
    }

    /// The node of a rule.
    ConditionNode of(Rule rule) {
        return condition(rule.expression());
    }

    /// What is checked of a rule that is not used: each number that it compares by itself, as it depends on fewer
    /// parameters than the whole.
    List<UnusedRule> unused(Rule rule) {
        List<UnusedRule> parts = new ArrayList<>();
        addParts(rule.expression(), parts);
        return parts;
    }

    private void addParts(Expression expression, List<UnusedRule> parts) {
        switch (expression) {
            case Unary unary -> addParts(unary.operand(), parts);
            case Binary binary
            when comparesNumbers(binary) -> {
                parts.add(unused(new Formula(binary.left())));
                parts.add(unused(new Formula(binary.right())));
            }
            case Binary binary -> {
                addParts(binary.left(), parts);
                addParts(binary.right(), parts);
            }
            case Lag _, Call _ -> {
                Rule whole = new Rule(expression);
                parts.add(new UnusedRule(whole::bind, subgrid(whole.parameters()), bindings));
            }
            case Literal _, Parameter _, Price _ -> throw new IllegalStateException("no condition: " + expression);
        }
    }

    private UnusedRule unused(Formula number) {
        return new UnusedRule(number::bind, subgrid(number.parameters()), bindings);
    }

    private static boolean comparesNumbers(Binary binary) {
        return switch (binary.operator()) {
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL -> true;
            case OR, AND, PLUS, MINUS, TIMES, DIVIDE -> false;
        };
    }

    /// How many bars each trial needs.
    BarsNeeded barsNeeded(SweepSpec spec) {
        Set<String> parameters = Stream.of(
                        spec.base().strategy().longEntry(),
                        spec.base().strategy().shortEntry())
                .flatMap(Optional::stream)
                .flatMap(rule -> rule.parameters().stream())
                .collect(Collectors.toSet());
        return new BarsNeeded(spec.base(), subgrid(parameters), bindings);
    }

    /// A cursor with room for every rule so far.
    Cursor cursor() {
        return new Cursor(bindings.grid().axes(), bindings.bars().size(), rooms, recent);
    }

    /// Of each kind of series, how many different ones may be used by turns without being computed again.
    int seriesAtHand() {
        return recent.stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
    }

    private ConditionNode condition(Expression expression) {
        ConditionNode known = conditions.get(expression);
        if (known == null) {
            known = keptIfFew(build(expression), subgrid(new Rule(expression).parameters()));
            conditions.put(expression, known);
        }
        return known;
    }

    private ConditionNode build(Expression expression) {
        return switch (expression) {
            case Unary unary -> new ConditionNode.Not(condition(unary.operand()), rooms++);
            case Binary binary -> build(binary);
            case Lag(Expression earlier, Expression bars) ->
                new ConditionNode.Lagged(condition(earlier), new Formula(bars), bindings, rooms++);
            case Call call -> {
                BinaryOperator side = call.function() == io.backgrid.engine.rule.Function.CROSSES_ABOVE
                        ? BinaryOperator.GREATER
                        : BinaryOperator.LESS;
                List<Expression> arguments = call.arguments();
                yield new ConditionNode.Turning(
                        condition(new Binary(side, arguments.get(0), arguments.get(1))), rooms++);
            }
            case Literal _, Parameter _, Price _ -> throw new IllegalStateException("no condition: " + expression);
        };
    }

    private ConditionNode build(Binary binary) {
        Expression left = binary.left();
        Expression right = binary.right();
        return switch (binary.operator()) {
            case OR -> new ConditionNode.Either(condition(left), condition(right), rooms++);
            case AND -> new ConditionNode.Both(condition(left), condition(right), rooms++);
            case GREATER -> compared(Relation.ABOVE, left, right);
            case LESS -> compared(Relation.BELOW, left, right);
            case EQUAL -> compared(Relation.TIED, left, right);
            case GREATER_OR_EQUAL -> opposite(BinaryOperator.LESS, left, right);
            case LESS_OR_EQUAL -> opposite(BinaryOperator.GREATER, left, right);
            case NOT_EQUAL -> opposite(BinaryOperator.EQUAL, left, right);
            case PLUS, MINUS, TIMES, DIVIDE -> throw new IllegalStateException("no condition: " + binary);
        };
    }

    private ConditionNode compared(Relation relation, Expression left, Expression right) {
        return new ConditionNode.Compared(relation, left(left), right(right), rooms++);
    }

    private ConditionNode opposite(BinaryOperator operator, Expression left, Expression right) {
        return new ConditionNode.Not(condition(new Binary(operator, left, right)), rooms++);
    }

    /// Keeping pays where several trials share a combination.
    private ConditionNode keptIfFew(ConditionNode node, Grid.Subgrid subgrid) {
        double bytes = subgrid.size() * TruthBits.bytes(bindings.bars().size());
        boolean shared = subgrid.size() <= Math.max(1, trials / 2);
        if (!shared || conditionBytes + bytes > CONDITION_BYTES) {
            return node;
        }
        conditionBytes += bytes;
        return new ConditionNode.Kept(node, subgrid, new AtomicReferenceArray<>((int) subgrid.size()));
    }

    private SeriesNode<Operand.Left> left(Expression expression) {
        return lefts.computeIfAbsent(expression, each -> number(each, Operand.Left::new, Operand.Left.class));
    }

    private SeriesNode<Operand.Right> right(Expression expression) {
        return rights.computeIfAbsent(expression, each -> number(each, Operand.Right::new, Operand.Right.class));
    }

    private <T extends Operand> SeriesNode<T> number(
            Expression expression, Function<IndicatorSeries, T> side, Class<T> type) {
        Formula formula = new Formula(expression);
        Grid.Subgrid subgrid = subgrid(formula.parameters());
        int bars = bindings.bars().size();
        double bytes = Operand.bytes(bars) + (double) calls(expression) * bars * Double.BYTES;
        int number = -1;
        if (subgrid.size() * bytes <= seriesBytes) {
            seriesBytes -= subgrid.size() * bytes;
        } else {
            number = recent.size();
            recent.add((int) Math.clamp(seriesBytes / Operand.bytes(bars), 1, MOST_RECENT));
        }
        return new SeriesNode<>(formula, subgrid, bindings, side, type, number);
    }

    /// Parts that the evaluator remembers besides the whole.
    private static int calls(Expression expression) {
        int parts = 0;
        for (Expression part : expression.parts()) {
            boolean computed = !(part instanceof Literal) && !(part instanceof Parameter) && !(part instanceof Price);
            parts += (computed ? 1 : 0) + calls(part);
        }
        return parts;
    }

    private Grid.Subgrid subgrid(Set<String> parameters) {
        return bindings.grid()
                .spannedBy(parameters.stream().map(name -> Axis.PARAMS + name).collect(Collectors.toSet()));
    }
}
