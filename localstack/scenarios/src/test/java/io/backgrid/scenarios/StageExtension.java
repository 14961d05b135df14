package io.backgrid.scenarios;

import io.backgrid.scenarios.report.Outcome;
import io.backgrid.scenarios.stage.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/// Hands all scenarios the one stage of the run, aborts what its target cannot do, and notes what became
/// of each.
public final class StageExtension implements BeforeEachCallback, ParameterResolver, TestWatcher {
    private static final Namespace HERE = Namespace.create(StageExtension.class);
    private static final KnownFailures KNOWN = KnownFailures.load();

    /// Lives until the last scenario has ended.
    private record Run(Stage stage, RunReport report) implements AutoCloseable {
        static Run start() {
            Stage stage = Stage.of(System.getenv());
            return new Run(stage, new RunReport(stage.target()));
        }

        @Override
        public void close() {
            try (stage) {
                report.close();
            }
        }
    }

    private static Run run(ExtensionContext context) {
        Store store = context.getRoot().getStore(HERE);
        return store.computeIfAbsent(Run.class, _ -> Run.start(), Run.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return run(context).stage();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        KNOWN.reason(context.getDisplayName(), run(context).stage().target()).ifPresent(reason -> {
            throw new TestAbortedException(reason);
        });
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, Outcome.Verdict.PASSED, "");
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        note(context, Outcome.Verdict.CANNOT, reason(cause));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        note(context, Outcome.Verdict.FAILED, reason(cause));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        note(context, Outcome.Verdict.CANNOT, reason.orElse("disabled"));
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private static void note(ExtensionContext context, Outcome.Verdict verdict, String reason) {
        String feature = context.getParent().orElseThrow().getDisplayName();
        run(context).report().add(new Outcome(feature, context.getDisplayName(), verdict, reason));
    }
}
