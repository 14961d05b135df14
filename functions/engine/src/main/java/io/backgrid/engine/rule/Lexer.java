package io.backgrid.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Cuts a text into tokens, from left to right.
final class Lexer {
    /// Longer signs first.
    private static final List<String> SIGNS =
            List.of(">=", "<=", "==", "!=", ">", "<", "+", "-", "*", "/", "(", ")", "[", "]", ",");

    /// Signs of other languages and what they are here. Longer signs first.
    private static final List<Map.Entry<String, String>> FOREIGN = List.of(
            Map.entry("&&", "and"),
            Map.entry("||", "or"),
            Map.entry("<>", "!="),
            Map.entry("&", "and"),
            Map.entry("|", "or"),
            Map.entry("!", "not"),
            Map.entry("=", "=="));

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /// The tokens of a text, the last one of type `END`.
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.type() != Token.Type.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Type.END, "", at + 1);
        }
        if (isDigit(at)) {
            return number();
        }
        if (isLetter(at)) {
            return name();
        }
        for (Map.Entry<String, String> foreign : FOREIGN) {
            String sign = foreign.getKey();
            if (text.startsWith(sign, at) && SIGNS.stream().noneMatch(this::isLongerSign)) {
                throw refuse("'" + sign + "' is not an operator here; write '" + foreign.getValue() + "'");
            }
        }
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return new Token(Token.Type.SIGN, sign, at - sign.length() + 1);
            }
        }
        throw refuse(unknownCharacter(text.codePointAt(at)));
    }

    /// Whether a sign of two characters stands here, so that its first one is none of another language.
    private boolean isLongerSign(String sign) {
        return sign.length() == 2 && text.startsWith(sign, at);
    }

    private Token number() {
        int start = at;
        skipDigits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            skipDigits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            skipDigits();
        }
        while (at < text.length() && (isLetter(at) || isDigit(at) || text.charAt(at) == '.')) {
            at++;
        }
        String number = text.substring(start, at);
        // Ends in a digit unless something is missing behind the point or the exponent, or a letter follows.
        if (!NUMBER.matcher(number).matches()) {
            throw new RuleException(
                    start + 1, "'" + Words.shorten(number) + "' is not a number; write it like 14, 0.5 or 1e-3");
        }
        if (Double.isInfinite(Double.parseDouble(number))) {
            throw new RuleException(
                    start + 1, "'" + Words.shorten(number) + "' is too large; numbers end at 1.7976931348623157e308");
        }
        return new Token(Token.Type.NUMBER, number, start + 1);
    }

    private Token name() {
        int start = at;
        while (at < text.length() && (isLetter(at) || isDigit(at))) {
            at++;
        }
        String name = text.substring(start, at);
        String lower = name.toLowerCase(Locale.ROOT);
        if (!name.equals(lower)) {
            String hint = Nearest.hint(lower, Vocabulary.reservedWords());
            throw new RuleException(
                    start + 1,
                    "'" + Words.shorten(name) + "' is not known: names are lower case"
                            + (hint.isEmpty() ? "; write '" + Words.shorten(lower) + "'" : hint));
        }
        if (name.charAt(0) == '_') {
            throw new RuleException(
                    start + 1, "'" + Words.shorten(name) + "' is not a name: names begin with a letter");
        }
        return new Token(Token.Type.NAME, name, start + 1);
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isLetter(int index) {
        char letter = text.charAt(index);
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }

    private RuleException refuse(String problem) {
        return new RuleException(at + 1, problem);
    }

    private static String unknownCharacter(int character) {
        if (character == '.') {
            return "a number cannot begin with '.'; write 0.5";
        }
        String shown = character > ' ' && character < 0x7f
                ? "'" + Character.toString(character) + "'"
                : "character U+%04X".formatted(character);
        return shown + " is not part of the rule language";
    }
}
