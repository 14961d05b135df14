package io.backgrid.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.signal.Condition;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.testing.TestBars;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A million texts: random characters, random words, and rules with something changed.
class FuzzTest {
    private static final long SEED = 20_250_105;
    private static final int TEXTS = 1_000_000;
    private static final Bars BARS = TestBars.randomRanges(SEED, 60, 0.02);
    private static final List<String> SEEDS = List.of(
            "sma(close, fast) > sma(close, slow)",
            "rsi(close, 14) < 30 and not adx(14) > 25",
            "crosses_above(close, highest(high, 20)[1]) or close / open != 1",
            "close > bb_upper(close, n, 2.5) and volume >= sma(volume, 2 * n)",
            "if(close > open, high, low) - atr(5) * 1e-1 <= vwap_rolling(9)",
            "(macd_hist(close, 3, 6, 2) == 0)[2] or -tr() < supertrend(7, 3)");
    private static final List<String> WORDS = words();

    private static List<String> words() {
        return Stream.concat(
                        Vocabulary.reservedWords().stream().sorted(),
                        Stream.of(
                                "(", ")", "[", "]", ",", "+", "-", "*", "/", ">", "<", ">=", "<=", "==", "!=", "1", "0",
                                "5", "100000", "2.5", "1e9", "1e-9", "n", "fast", " ", "Close", "&&", "=", ".", "é",
                                "\uD83D", "_"))
                .toList();
    }

    @Test
    void everyTextIsARuleOrRefused() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, i);
            try {
                if (isRule(text)) {
                    accepted++;
                }
            } catch (RuntimeException | StackOverflowError failed) {
                throw new AssertionError("seed %d, text %d: %s".formatted(SEED, i, text), failed);
            }
        }
        assertThat(accepted).as("seed %d", SEED).isGreaterThan(10_000);
    }

    private static boolean isRule(String text) {
        Rule rule;
        try {
            rule = Rule.parse(text);
        } catch (RuleException refused) {
            if (refused.position() < 0 || refused.position() > text.length() + 1) {
                throw new AssertionError("no such column: " + refused.position(), refused);
            }
            return false;
        }
        if (!Rule.parse(rule.text()).equals(rule)) {
            throw new AssertionError("does not read back: " + rule.text());
        }
        Map<String, Double> values = new HashMap<>();
        rule.parameters().forEach(name -> values.put(name, 3.0));
        BoundRule bound;
        try {
            bound = rule.bind(values);
        } catch (RuleException refused) {
            return true;
        }
        Condition condition = new RuleEvaluator(BARS).condition(bound);
        int firstBar = bound.firstBar();
        int firstHold = bound.firstHold();
        for (int bar = 0; bar < BARS.size(); bar++) {
            boolean early = bar < firstBar && condition.isDefined(bar);
            boolean held = bar < firstHold && condition.holds(bar);
            if (early || held) {
                throw new AssertionError("defined before its first bar at bar " + bar);
            }
        }
        return true;
    }

    private static String text(Random random, int number) {
        return switch (number % 4) {
            case 0 -> characters(random);
            case 1 -> someWords(random);
            case 2 -> mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            default -> spliced(random);
        };
    }

    private static String characters(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(20) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
        }
        return text.toString();
    }

    private static String someWords(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    private static String mutated(String rule, Random random) {
        StringBuilder text = new StringBuilder(rule);
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(4));
            String inserted = random.nextInt(3) == 0 ? "" : WORDS.get(random.nextInt(WORDS.size()));
            text.replace(from, to, inserted);
        }
        return text.toString();
    }

    private static String spliced(Random random) {
        String first = SEEDS.get(random.nextInt(SEEDS.size()));
        String second = SEEDS.get(random.nextInt(SEEDS.size()));
        String joined = random.nextInt(4) == 0
                ? first + (random.nextBoolean() ? " and " : " or not ") + second
                : first.substring(0, random.nextInt(first.length()))
                        + second.substring(random.nextInt(second.length()));
        return random.nextInt(50) == 0 ? joined.repeat(1 + random.nextInt(40)) : joined;
    }
}
