package io.backgrid.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleLimitsTest {
    private static String joined(String separator, int count, String part) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> part.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(separator));
    }

    @Test
    void aTextHasAtMostTwoThousandCharacters() {
        assertThat(Rule.parse("close > 1" + " ".repeat(1_991)).text()).isEqualTo("close > 1");
        assertThatThrownBy(() -> Rule.parse("close > 1" + " ".repeat(1_992)))
                .isInstanceOf(RuleException.class)
                .hasMessage("a rule must have at most 2000 characters, also in its canonical form, but has 2001");
    }

    @Test
    void theCanonicalFormHasAtMostTwoThousandCharactersToo() {
        String name = "parameter_of_length";
        // 96 names of 19 characters and as many signs are 1919 characters; with spaces 2109.
        String sum = "1<" + joined("+", 96, name);
        assertThat(sum.length()).isLessThan(2_000);
        assertThatThrownBy(() -> Rule.parse(sum)).hasMessageContaining("at most 2000 characters");
    }

    @Test
    void aRuleHasAtMostFourHundredParts() {
        // 199 ones and 198 pluses are 397 parts; comparison and series make 399.
        assertThat(Rule.parse("close>" + joined("+", 199, "1")).text()).hasSize(8 + 199 + 198 * 3);
        assertThat(Rule.parse("close>-" + joined("+", 199, "1")).text()).startsWith("close > -1"); // 400
        assertThatThrownBy(() -> Rule.parse("close>" + joined("+", 200, "1")))
                .hasMessage("a rule must have at most 400 numbers, names, operators and calls; shorten it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "abs(", "not ", "(1)[", "-(", "if(close > "})
    void aRuleNestsAtMostSixtyDeep(String opening) {
        String deep = opening.repeat(2_000 / opening.length());
        assertThatThrownBy(() -> Rule.parse(deep))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("a rule must nest at most 60 deep; flatten it");
    }

    @Test
    void sixtyIsDeepEnoughToBeReadBack() {
        assertThat(Rule.parse("not ".repeat(60) + "close > 1").text()).startsWith("not not not");
        assertThatThrownBy(() -> Rule.parse("not ".repeat(61) + "close > 1"))
                .hasMessage("column 241: a rule must nest at most 60 deep; flatten it");
        Formula deep = Formula.parse("abs(".repeat(60) + "close" + ")".repeat(60));
        assertThat(Formula.parse(deep.text())).isEqualTo(deep);
        assertThat(Formula.parse("(".repeat(60) + "close" + ")".repeat(60)).text())
                .isEqualTo("close");
    }

    @Test
    void longChainsAreNotDeep() {
        assertThat(Formula.parse("close" + "[1]".repeat(199)).text()).endsWith("[1][1]");
        assertThat(Formula.parse(joined("-", 200, "n")).parameters()).containsExactly("n");
    }

    @Test
    void aRuleNeedsAtMostSixtyFourSeries() {
        assertThat(Rule.parse(joined("+", 63, "sma(close,#)") + ">0").parameters())
                .isEmpty();
        assertThatThrownBy(() -> Rule.parse(joined("+", 64, "sma(close,#)") + ">0"))
                .hasMessage("at most 64 different indicators and prices are allowed but there are 65; use fewer");
        // The same one twice counts once.
        assertThat(Rule.parse(joined("+", 63, "sma(close,5)") + ">0").parameters())
                .isEmpty();
    }

    @Test
    void severalRulesNeedAtMostSixtyFourSeriesTogether() {
        Expression some = Formula.parse(joined("+", 40, "sma(close,#)")).expression();
        Expression others = Formula.parse(joined("+", 30, "ema(close,#)")).expression();
        RuleLimits.requireSeries(List.of(some, some));
        assertThatThrownBy(() -> RuleLimits.requireSeries(List.of(some, others)))
                .hasMessage("at most 64 different indicators and prices are allowed but there are 71; use fewer");
    }

    @Test
    void expressionsBuiltByHandAreMeasuredWithoutRecursion() {
        List<Expression> deep = new ArrayList<>(List.of(new Price(Column.CLOSE)));
        for (int i = 0; i < 100_000; i++) {
            deep.set(0, new Unary(UnaryOperator.NEGATE, deep.getFirst()));
        }
        assertThatThrownBy(() -> new Formula(deep.getFirst())).hasMessageContaining("at most 400");
        List<Expression> nested = new ArrayList<>(List.of(new Price(Column.CLOSE)));
        for (int i = 0; i < 70; i++) {
            nested.set(0, new Binary(BinaryOperator.MINUS, new Price(Column.OPEN), nested.getFirst()));
        }
        assertThatThrownBy(() -> new Formula(nested.getFirst()))
                .hasMessage("a rule must nest at most 60 deep; flatten it");
    }
}
