package io.backgrid.scenarios.policy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// Remembers which scenarios of the run have ended well, or were aborted as beyond their target.
public final class ScenariosDone implements TestWatcher {
    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

    @Override
    public void testSuccessful(ExtensionContext context) {
        DONE.add(context.getRequiredTestMethod().toString());
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        DONE.add(context.getRequiredTestMethod().toString());
    }

    /// The scenarios that were not run, or failed.
    static List<String> missing() {
        return ReflectionSupport.findAllClassesInPackage("io.backgrid.scenarios", ScenariosDone::isWatched, _ -> true)
                .stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, Test.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                .map(Method::toString)
                .filter(scenario -> !DONE.contains(scenario))
                .toList();
    }

    private static boolean isWatched(Class<?> type) {
        return AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream()
                .flatMap(extensions -> List.of(extensions.value()).stream())
                .anyMatch(ScenariosDone.class::equals);
    }
}
