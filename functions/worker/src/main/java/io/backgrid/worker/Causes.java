package io.backgrid.worker;

/// Words a fault for operators.
final class Causes {
    private Causes() {}

    /// The fault and what caused it, each by type and message, on one line.
    static String of(Throwable fault) {
        StringBuilder text = new StringBuilder(fault.toString());
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            text.append(" caused by ").append(cause);
        }
        return text.toString();
    }
}
