package io.backgrid.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTest {
    private static final Expression CLOSE = new Price(Column.CLOSE);

    /// The formula with all parentheses written out.
    private static String grouped(Expression expression) {
        return switch (expression) {
            case Literal literal -> Words.number(literal.value());
            case Parameter parameter -> parameter.name();
            case Price price -> price.column().wireName();
            case Unary unary -> "(" + unary.operator().symbol() + grouped(unary.operand()) + ")";
            case Binary binary ->
                "(" + grouped(binary.left()) + " " + binary.operator().symbol() + " " + grouped(binary.right()) + ")";
            case Lag lag -> grouped(lag.expression()) + "[" + grouped(lag.bars()) + "]";
            case Call call ->
                call.function().wireName()
                        + call.arguments().stream().map(ParsingTest::grouped).toList();
        };
    }

    @Test
    void aRuleIsATreeOfRecords() {
        assertThat(Rule.parse("sma(close, fast) > close[1]").expression())
                .isEqualTo(new Binary(
                        BinaryOperator.GREATER,
                        new Call(Function.SMA, List.of(CLOSE, new Parameter("fast"))),
                        new Lag(CLOSE, new Literal(1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close + 2 * open | (close + (2 * open))",
                "close - 2 - 3 | ((close - 2) - 3)",
                "close / 2 * 3 | ((close / 2) * 3)",
                "close - (2 - 3) | (close - (2 - 3))",
                "-close[1] | (-close[1])",
                "(-close)[1] | (-close)[1]",
                "-close * 2 | ((-close) * 2)",
                "2 - -close | (2 - (-close))",
                "--close | (-(-close))",
                "close[1][2] | close[1][2]",
                "close[n + 1] | close[(n + 1)]"
            })
    void arithmeticBindsAsInSchool(String text, String groups) {
        assertThat(grouped(Formula.parse(text).expression())).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close > 1 or close > 2 and close > 3 | ((close > 1) or ((close > 2) and (close > 3)))",
                "not close > 1 and close > 2 | ((not (close > 1)) and (close > 2))",
                "not not close > 1 | (not (not (close > 1)))",
                "close > 1 and not close > 2 | ((close > 1) and (not (close > 2)))",
                "close + 1 > open * 2 | ((close + 1) > (open * 2))",
                "(close > 1)[2] or close != 3 | ((close > 1)[2] or (close != 3))",
                "close >= a and close <= b or close == c | (((close >= a) and (close <= b)) or (close == c))"
            })
    void logicBindsLooserThanComparisons(String text, String groups) {
        assertThat(grouped(Rule.parse(text).expression())).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource({"14, 14", "0.5, 0.5", "1e3, 1000", "1E-3, 0.001", "2.50, 2.5", "1e+2, 100", "0, 0", "1e300, 1e300"})
    void numbersAreDecimalWithOrWithoutExponent(String text, String canonical) {
        assertThat(Formula.parse(text).expression()).isEqualTo(new Literal(Double.parseDouble(text)));
        assertThat(Formula.parse(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7976931348623157e308", "4.9e-324", "0.1", "123456789012345680000", "1.2345e-20"})
    void everyNumberReadsBackAsItself(String text) {
        Formula formula = Formula.parse(text);
        assertThat(Formula.parse(formula.text())).isEqualTo(formula);
        assertThat(formula.text().length()).isLessThanOrEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close>1 | close > 1",
                "( ( close ) )>((1)) | close > 1",
                "not(close>1) | not close > 1",
                "not (close>1 and open>2) | not (close > 1 and open > 2)",
                "(not close>1) and open>2 | not close > 1 and open > 2",
                "close>1 and (open>1 or low>2) | close > 1 and (open > 1 or low > 2)",
                "(close>1 and open>1) or low>2 | close > 1 and open > 1 or low > 2",
                "close>1 and (open>1 and low>2) | close > 1 and (open > 1 and low > 2)",
                "(close-1)-(2-open)>(3) | close - 1 - (2 - open) > 3",
                "(close*2)/(3*open)>- ( 1 ) | close * 2 / (3 * open) > -1",
                "-(close+1)>(-close)[ 2 ] | -(close + 1) > (-close)[2]",
                "(close > 1) [ n ] | (close > 1)[n]",
                "crosses_above( sma(close,10),sma(close,20) ) | crosses_above(sma(close, 10), sma(close, 20))",
                "tr( )>1.50e1 | tr() > 15"
            })
    void theCanonicalFormHasOneSpaceAroundOperatorsAndTheFewestParentheses(String text, String canonical) {
        Rule rule = Rule.parse(text);
        assertThat(rule.text()).isEqualTo(canonical).isEqualTo(rule.toString());
        assertThat(Rule.parse(canonical)).isEqualTo(rule).hasSameHashCodeAs(rule);
    }

    @Test
    void spaceSeparatesAndMeansNothingElse() {
        assertThat(Rule.parse("\tclose\n>\r\n 1 ")).isEqualTo(Rule.parse("close>1"));
    }

    @Test
    void whoeverNamesNoWordOfTheLanguageNamesAParameter() {
        Rule rule = Rule.parse("sma(close, slow) > sma(close, fast) + x_1 * andy and notes > fast");
        assertThat(rule.parameters()).containsExactly("andy", "fast", "notes", "slow", "x_1");
        assertThat(Formula.parse("close - k * atr(n)").parameters()).containsExactly("k", "n");
        assertThat(Rule.parse("close > 1").parameters()).isEmpty();
    }

    @Test
    void bindingPutsNumbersInThePlaceOfParametersAndConstants() {
        BoundRule bound = Rule.parse("sma(close, 2 * n) > min(a, -b) + abs(-3) and close[n - 5] > max(a, 1) / 0 * open")
                .bind(Map.of("n", 5.0, "a", 7.0, "b", 2.0, "unused", 1.0));
        assertThat(grouped(bound.expression()))
                .isEqualTo("((sma[close, 10] > 1) and (close[0] > (undefined * open)))"); // min(7, -2) + 3
        assertThat(new BoundRule(bound.expression())).isEqualTo(bound);
        assertThat(new BoundFormula(new Lag(CLOSE, new Literal(2))).firstBar()).isEqualTo(2);
    }

    @Test
    void everyFunctionHasItsSignature() {
        assertThat(Function.named("sma").orElseThrow().signature()).isEqualTo("sma(x, n)");
        assertThat(Function.named("if").orElseThrow().signature()).isEqualTo("if(cond, a, b)");
        assertThat(Function.named("tr").orElseThrow().signature()).isEqualTo("tr()");
        assertThat(Function.named("macd").orElseThrow().signature()).isEqualTo("macd(x, fast, slow, signal)");
        assertThat(Function.named("stoch_k").orElseThrow().signature()).isEqualTo("stoch_k(fast_k, slow_k, slow_d)");
        assertThat(Function.named("close")).isEmpty();
        assertThat(Function.values()).hasSize(44);
    }
}
