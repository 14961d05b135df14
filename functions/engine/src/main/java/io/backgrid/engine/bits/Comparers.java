package io.backgrid.engine.bits;

/// Chooses how series are compared, once for each JVM.
public final class Comparers {
    private static final System.Logger LOG = System.getLogger(Comparers.class.getName());
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /// Forces one way or the other, for tests and benchmarks: `scalar` or `vector`.
    public static final String PROPERTY = "backgrid.comparer";

    private static final Choice CHOICE = choose();

    /// @param comparer that compares
    /// @param description which one that is and why
    private record Choice(Comparer comparer, String description) {}

    private Comparers() {}

    /// Which comparer runs, and why: `scalar: the C2 compiler is off`.
    public static String description() {
        return CHOICE.description;
    }

    static Comparer chosen() {
        return CHOICE.comparer;
    }

    private static Choice choose() {
        Choice choice = choose(
                System.getProperty(PROPERTY, ""),
                System.getProperty("java.vm.info", ""),
                ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent());
        LOG.log(System.Logger.Level.INFO, "series are compared by {0}", choice.description);
        return choice;
    }

    /// Vectors are some 80 times slower than single bars where C2 does not compile them.
    private static Choice choose(String forced, String vmInfo, boolean hasModule) {
        String reason = reasonForScalar(forced, vmInfo, hasModule);
        return reason.isEmpty()
                ? new Choice(new VectorComparer(), "vector")
                : new Choice(new ScalarComparer(), "scalar: " + reason);
    }

    /// Empty where vectors are fit to use.
    static String reasonForScalar(String forced, String vmInfo, boolean hasModule) {
        if (!hasModule) {
            return "the JVM runs without --add-modules " + VECTOR_MODULE;
        }
        if (forced.equals("scalar")) {
            return PROPERTY + " asks for it";
        }
        if (forced.equals("vector")) {
            return "";
        }
        // What HotSpot calls itself under -XX:TieredStopAtLevel=1 and -Xint.
        boolean hasC2 = !vmInfo.contains("emulated-client") && !vmInfo.contains("interpreted");
        return hasC2 ? "" : "the C2 compiler is off";
    }
}
