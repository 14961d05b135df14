package io.backgrid.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each thing that can be wrong with a rule, with the whole message that it gets.
class RuleErrorsTest {
    private static void assertRefused(String text, int column, String problem) {
        RuleException refused = catchThrowableOfType(RuleException.class, () -> Rule.parse(text));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused).hasMessage(column == 0 ? problem : "column " + column + ": " + problem);
        assertThat(refused.position()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "close > smaa(close, 5) | 9 | 'smaa' is not known; did you mean 'sma'?",
                "close > moving(close, 5) | 9 | 'moving' is not known",
                "close > sma | 9 | 'sma' is a function; write sma(x, n)",
                "volume(1) > 2 | 1 | 'volume' is a series and takes no arguments; an earlier bar is volume[1]",
                "Close > 2 | 1 | 'Close' is not known: names are lower case; did you mean 'close'?",
                "close > 2 AND open > 1 | 11 | 'AND' is not known: names are lower case; did you mean 'and'?",
                "close > Foo | 9 | 'Foo' is not known: names are lower case; write 'foo'",
                "close > _x | 9 | '_x' is not a name: names begin with a letter"
            })
    void namesThatMeanNothing(String text, int column, String problem) {
        assertRefused(text, column, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "close > 1.5.2 | 9 | '1.5.2' is not a number; write it like 14, 0.5 or 1e-3",
                "close > 14d | 9 | '14d' is not a number; write it like 14, 0.5 or 1e-3",
                "close > 3. | 9 | '3.' is not a number; write it like 14, 0.5 or 1e-3",
                "close > 1e | 9 | '1e' is not a number; write it like 14, 0.5 or 1e-3",
                "close > .5 | 9 | a number cannot begin with '.'; write 0.5",
                "close > 1e999 | 9 | '1e999' is too large; numbers end at 1.7976931348623157e308",
                "close > $5 | 9 | '$' is not part of the rule language",
                "close × 2 > 1 | 7 | character U+00D7 is not part of the rule language",
                "close > \uD83D\uDE00 | 9 | character U+1F600 is not part of the rule language",
                "close = 5 | 7 | '=' is not an operator here; write '=='",
                "close > 1 && open > 1 | 11 | '&&' is not an operator here; write 'and'",
                "!close > 1 | 1 | '!' is not an operator here; write 'not'",
                "close <> 1 | 7 | '<>' is not an operator here; write '!='"
            })
    void signsThatMeanNothing(String text, int column, String problem) {
        assertRefused(text, column, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | expected a number, a name or '(' but found the end",
                "close > | 8 | expected a number, a name or '(' but found the end",
                "close > * 2 | 9 | expected a number, a name or '(' but found '*'",
                "close > 2 3 | 11 | expected an operator or the end but found '3'",
                "(close > 2 | 11 | expected ')' to close the '(' of column 1 but found the end",
                "close > 2) | 10 | expected an operator or the end but found ')'",
                "close[1 > 2 | 12 | expected ']' to end the lag but found the end",
                "sma(close 5) > 2 | 11 | expected ')' or ',' in the arguments of sma but found '5'",
                "sma(close, 5 > 2 | 17 | expected ')' or ',' in the arguments of sma but found the end",
                "1 < close < 2 | 11 | comparisons cannot be chained; write a < b and b < c instead of a < b < c",
                "close > not open | 9 | expected a number, a name or '(' but found 'not'; put it in parentheses, (not a)",
                "close > 1 and or open > 1 | 15 | expected a number, a name or '(' but found 'or'"
            })
    void partsThatAreMissingOrTooMany(String text, int column, String problem) {
        assertRefused(text, column, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sma(close, 5) | 1 | a rule must be a condition but 'sma(close, 5)' is a number; compare it with something,"
                        + " as in close > 100",
                "close > 1 and open | 15 | 'and' needs a condition but 'open' is a number",
                "not close | 5 | 'not' needs a condition but 'close' is a number",
                "(close > 1) + 2 > 1 | 2 | '+' needs a number but 'close > 1' is a condition",
                "-(close > 1) > 1 | 3 | '-' needs a number but 'close > 1' is a condition",
                "(close > 1) == (open > 1) | 2 | '==' needs a number but 'close > 1' is a condition",
                "if(close, 1, 2) > 1 | 4 | if needs a condition but 'close' is a number",
                "abs(close > 1) > 1 | 5 | abs needs a number but 'close > 1' is a condition",
                "sma(close) > 1 | 1 | sma takes 2 arguments, sma(x, n), but has 1",
                "atr() > 1 | 1 | atr takes 1 argument, atr(n), but has 0",
                "tr(5) > 1 | 1 | tr takes 0 arguments, tr(), but has 1"
            })
    void numbersAndConditionsInEachOthersPlace(String text, int column, String problem) {
        assertRefused(text, column, problem.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sma(close, 2.5) > 1 | 12 | the window of sma must be a whole number in [1, 100000] but was 2.5",
                "sma(close, 2 - 2) > 1 | 12 | the window of sma must be a whole number in [1, 100000] but 2 - 2 is 0",
                "cci(1) > 1 | 5 | the window of cci must be a whole number in [2, 1000] but was 1",
                "cci(1001) > 1 | 5 | the window of cci must be a whole number in [2, 1000] but was 1001",
                "macd(close, 1, 100001, 3) > 1 | 16 | the slow window of macd must be a whole number in [1, 100000] but"
                        + " was 100001",
                "supertrend(5, -1) > 1 | 15 | the multiple of supertrend must be a finite number of at least 0 but -1 is -1",
                "bb_upper(close, 5, 1 / 0) > 1 | 20 | the multiple of bb_upper must be a finite number but 1 / 0 is"
                        + " undefined",
                "close[-1] > 1 | 7 | the lag must be a whole number in [0, 100000] but -1 is -1",
                "close[1.5] > 1 | 7 | the lag must be a whole number in [0, 100000] but was 1.5",
                "sma(close, volume) > 1 | 12 | the window of sma must be a constant, made of numbers and parameters, but"
                        + " 'volume' changes from bar to bar",
                "close[open] > 1 | 7 | the lag must be a constant, made of numbers and parameters, but 'open' changes from"
                        + " bar to bar"
            })
    void windowsMultiplesAndLagsOutsideTheirRange(String text, int column, String problem) {
        assertRefused(text, column, problem.strip());
    }

    @Test
    void aConditionIsNoFormula() {
        RuleException refused = catchThrowableOfType(RuleException.class, () -> Formula.parse("close > 1"));
        assertThat(refused)
                .hasMessage(
                        "column 1: a formula must be a number but 'close > 1' is a condition; choose between numbers"
                                + " with if(cond, a, b)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sma(close, fast / 2) > 1 | 5 | the window of sma must be a whole number in [1, 100000] but fast / 2 is 2.5",
                "sma(close, fast) > 1 | 0 | the window of sma must be a whole number in [1, 100000] but fast is 0",
                "zscore(close, fast) > 1 | 1 | the window of zscore must be a whole number in [2, 100000] but fast is 1",
                "close[fast] > 1 | -1 | the lag must be a whole number in [0, 100000] but fast is -1",
                "close > fast | NaN | the parameter 'fast' must be a finite number but was NaN"
            })
    void valuesOfParametersThatMakeARuleImpossible(String text, double fast, String problem) {
        Rule rule = Rule.parse(text);
        RuleException refused = catchThrowableOfType(RuleException.class, () -> rule.bind(Map.of("fast", fast)));
        assertThat(refused).hasMessage(problem);
        assertThat(refused.position()).isZero();
    }

    @Test
    void aParameterWithoutAValue() {
        RuleException refused = catchThrowableOfType(
                RuleException.class, () -> Rule.parse("close > fast").bind(Map.of("slow", 1.0)));
        assertThat(refused).hasMessage("the parameter 'fast' has no value; give it one");
    }

    @Test
    void longExcerptsAreCut() {
        assertRefused("f".repeat(50) + "() > 1", 1, "'" + "f".repeat(40) + "...' is not known");
    }

    @Test
    void expressionsBuiltByHandAreCheckedLikeTexts() {
        Expression close = new Price(Column.CLOSE);
        assertThat(catchThrowableOfType(RuleException.class, () -> new Rule(close))
                        .position())
                .isZero();
        assertThat(catchThrowableOfType(RuleException.class, () -> new Parameter("Fast")))
                .hasMessageContaining("lower-case letters");
        assertThat(catchThrowableOfType(RuleException.class, () -> new Parameter("sma")))
                .isNotNull();
        assertThat(catchThrowableOfType(RuleException.class, () -> new Literal(Double.POSITIVE_INFINITY)))
                .hasMessage("a number of a rule must be finite but was Infinity");
        assertThat(catchThrowableOfType(
                        RuleException.class, () -> new Formula(new Call(Function.SMA, List.of(close, close)))))
                .hasMessageContaining("the window of sma must be a constant");
    }
}
