package io.backgrid.offline.loopback;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the emulators silent unless something is wrong.
public final class QuietLogging {

    // A logger is dropped with its level when nobody holds it.
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private QuietLogging() {}

    /// Chooses the logging provider, unless the command line did; to be called before an emulator's first class loads.
    /// Without this SLF4J warns as soon as a function's own provider is on the class path as well.
    public static void install() {
        if (System.getProperty("slf4j.provider") == null) {
            System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
        SQLITE.setLevel(Level.OFF);
    }
}
