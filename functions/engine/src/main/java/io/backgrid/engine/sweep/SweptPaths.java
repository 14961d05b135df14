package io.backgrid.engine.sweep;

import java.util.Arrays;
import java.util.List;

/// What an [Axis] can vary besides the parameters of the rules.
public final class SweptPaths {
    private static final List<String> ALL =
            Arrays.stream(SweptField.values()).map(SweptField::path).toList();

    private SweptPaths() {}

    /// Every path, as a request names it: `capital`, `stop_loss.atr`. Parameters of rules are `params.NAME` besides.
    public static List<String> all() {
        return ALL;
    }
}
