package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backgrid.scenarios.stage.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// Marks that say what a target cannot do.
class KnownFailuresTest {

    @Test
    void everyMarkNamesAScenarioAndEachOnceForATarget() {
        Set<String> scenarios = scenarios();
        assertThat(scenarios).hasSizeGreaterThan(20);
        List<KnownFailures.Mark> marks = KnownFailures.load().marks();
        assertThat(marks).extracting(KnownFailures.Mark::scenario).isSubsetOf(scenarios);
        assertThat(marks.stream().map(mark -> mark.target() + " " + mark.scenario()))
                .doesNotHaveDuplicates();
    }

    private static Set<String> scenarios() {
        return ReflectionSupport.findAllClassesInPackage(
                        KnownFailures.class.getPackageName(),
                        type -> type.isAnnotationPresent(OnEveryTarget.class),
                        _ -> true)
                .stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, Test.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                .map(method -> method.getAnnotation(DisplayName.class).value())
                .collect(Collectors.toSet());
    }

    @Test
    void aMarkCountsForItsTargetAlone() {
        KnownFailures known = KnownFailures.of(
                List.of(Map.of("scenario", "The sun rises", "target", "ministack", "reason", "it has no sun")));
        assertThat(known.reason("The sun rises", Target.MINISTACK)).contains("it has no sun");
        assertThat(known.reason("The sun rises", Target.AWS)).isEmpty();
        assertThat(known.reason("The sun sets", Target.MINISTACK)).isEmpty();
    }

    @Test
    void aMarkWithoutReasonOrWithAnUnknownTargetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownFailures.of(List.of(Map.of("scenario", "The sun rises", "target", "aws"))))
                .withMessage("/known-failures.yaml: a mark needs scenario, target and reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownFailures.of(List.of(Map.of("target", "mars"))))
                .withMessage("/known-failures.yaml: target must be one of offline, localstack, ministack, aws but was"
                        + " 'mars'");
    }
}
