package io.backgrid.aws;

import java.util.List;

/// The environment lacks what a function needs. The message names every variable at fault.
public final class InvalidSettingsException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    InvalidSettingsException(List<String> faults) {
        super("the environment is not complete: " + String.join("; ", faults));
    }
}
