package io.backgrid.scenarios;

import io.backgrid.scenarios.policy.ScenariosDone;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A class of scenarios. It is given the [io.backgrid.scenarios.stage.Stage] of the run; its display
/// name is a feature, those of its tests are what the feature promises.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({StageExtension.class, ScenariosDone.class})
@interface OnEveryTarget {}
