package io.backgrid.engine;

/// The version of the arithmetic.
///
/// It changes whenever the same bars and specification could give other bits, so a stored result says which engine
/// gave it.
public final class EngineVersion {
    /// Semantic version of this engine.
    public static final String VERSION = "0.1.0";

    private EngineVersion() {}
}
