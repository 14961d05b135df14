package io.backgrid.engine.rule;

/// A word, number or sign of a rule's text.
///
/// @param text as it stands there; empty at the end
/// @param column counted from 1
record Token(Type type, String text, int column) {
    /// What a token is.
    enum Type {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    boolean is(String sign) {
        return type != Type.END && text.equals(sign);
    }

    /// What messages call it: `'sma'`.
    String quoted() {
        return type == Type.END ? "the end" : "'" + Words.shorten(text) + "'";
    }
}
