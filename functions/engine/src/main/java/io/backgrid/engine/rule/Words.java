package io.backgrid.engine.rule;

import java.math.BigDecimal;

/// How numbers and excerpts are written, in canonical texts and in messages.
final class Words {
    private static final int LONGEST_EXCERPT = 40;
    private static final int LONGEST_PLAIN = 17;

    private Words() {}

    /// The fewest digits that read back as the same number; with an exponent where it would be long without.
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String plain = exact.toPlainString();
        if (plain.length() <= LONGEST_PLAIN) {
            return plain;
        }
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e"
                + exponent;
    }

    /// A text of at most 40 characters, cut where it is longer.
    static String shorten(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
    }

    /// An expression as messages quote it.
    static String excerpt(Expression expression) {
        return shorten(Printer.print(expression));
    }
}
