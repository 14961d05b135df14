package io.backgrid.offline.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StateMachineTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    "StartAt": "Fan" | "StartAt": "Fun" | StartAt goes to Fun, which is no state
                    "StartAt": "Fan" | "TimeoutSeconds": 9, "StartAt": "Fan" | TimeoutSeconds is not known to the offline executor
                    "StartAt": "Fan" | "QueryLanguage": "JSONata", "StartAt": "Fan" | QueryLanguage is not known to the offline executor
                    "MaxConcurrency": 4 | "MaxConcurrencyPath": "$.a" | States.Fan.MaxConcurrencyPath is not known to the offline executor
                    "MaxConcurrency": 4 | "MaxConcurrency": -1 | States.Fan.MaxConcurrency must be a whole number of at least 0 but was -1
                    "MaxConcurrency": 4 | "ToleratedFailurePercentage": 10 | States.Fan.ToleratedFailurePercentage is not known to the offline executor
                    "MaxConcurrency": 4 | "ResultWriter": {} | States.Fan.ResultWriter is not known to the offline executor
                    "MaxConcurrency": 4 | "ItemBatcher": {} | States.Fan.ItemBatcher is not known to the offline executor
                    "InputType": "JSON" | "InputType": "CSV" | States.Fan.ItemReader.ReaderConfig.InputType must be one of [JSON] but was CSV
                    "InputType": "JSON" | "InputType": "JSON", "MaxItems": 3 | States.Fan.ItemReader.ReaderConfig.MaxItems is not known
                    "Bucket": "results" | "Bucket.$": "$.a[0]" | States.Fan.ItemReader.Parameters.Bucket.$ must be a path such as $ or $.error.Cause but was $.a[0]
                    "Bucket": "results", |  | States.Fan.ItemReader.Parameters.Bucket is missing
                    "DISTRIBUTED" | "INLINE" | States.Fan.ItemProcessor.ProcessorConfig.Mode must be one of [DISTRIBUTED] but was INLINE
                    s3:getObject | s3:listObjectsV2 | States.Fan.ItemReader.Resource must be arn:aws:states:::s3:getObject but was arn:aws:states:::s3:listObjectsV2
                    lambda:invoke", "End" | lambda:invoke.waitForTaskToken", "End" | States.One.Resource must be arn:aws:states:::lambda:invoke but was
                    "Payload.$": "$" | "Payload.$": "$", "Qualifier": "7" | States.One.Parameters.Qualifier is not known
                    "Payload.$": "$" | "Payload.$": "States.UUID()" | States.One.Parameters.Payload.$ must be a path
                    "MaxAttempts": 1 | "MaxAttempt": 1 | States.One.Retry.0.MaxAttempt is not known
                    "MaxAttempts": 1 | "BackoffRate": 0.5 | States.One.Retry.0.BackoffRate must be a number of at least 1 but was 0.5
                    "MaxAttempts": 1 | "JitterStrategy": "SOME" | States.One.Retry.0.JitterStrategy must be one of [FULL, NONE] but was SOME
                    ["Lambda.ServiceException"] | ["States.TaskFailed"] | States.One.Retry.0.ErrorEquals has States.TaskFailed, which the offline executor does not know
                    ["Lambda.ServiceException"] | [] | States.One.Retry.0.ErrorEquals must be an array of names
                    "Next": "Two" | "Next": "Three" | States.One goes to Three, which is no state
                    "$.map", "End": true | "$.map" | States.Fan must have either Next or End: true
                    "$.map", "End": true | "$.map", "End": true, "Next": "Fan" | States.Fan must have either Next or End: true
                    "Type": "Map" | "Type": "Parallel" | States.Fan.Type is Parallel, which the offline executor does not play
                    ${Shard} | ${Shards} | ${Shards} has no value among [Shard]
                    "StartAt": "Fan" | nonsense | The definition is not JSON
                    """, quoteCharacter = '~')
    void whatIsUnknownOrContradictoryIsNamed(String good, @Nullable String bad, String message) {
        String broken = SmallMachine.FAN.replace(good, bad == null ? "" : bad);
        assertThat(broken).isNotEqualTo(SmallMachine.FAN);

        assertThatThrownBy(() -> StateMachine.parse(broken, SmallMachine.NAMES))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aChoiceKnowsEqualTextsOnly() {
        assertThatThrownBy(() -> StateMachine.parse("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericEquals": 1, "Next": "A"}]}}}""", Map.of()))
                .hasMessage("States.A.Choices.0.StringEquals is missing");
    }

    @Test
    void aChoiceThatNothingMatchesFails() {
        StateMachine machine = StateMachine.parse("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Choice", "Choices": [{"Variable": "$.sweep_id", "StringEquals": "x", "Next": "B"}]},
                  "B": {"Type": "Succeed"}}}""", Map.of());
        try (FakeSystem system = new FakeSystem(machine, 1)) {
            assertThat(system.run())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.error()).isEqualTo("States.NoChoiceMatched"));
        }
    }

    @Test
    void aChoiceOfWhatIsMissingFails() {
        StateMachine machine = StateMachine.parse("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Choice", "Default": "B",
                        "Choices": [{"Variable": "$.next", "StringEquals": "x", "Next": "B"}]},
                  "B": {"Type": "Succeed"}}}""", Map.of());
        try (FakeSystem system = new FakeSystem(machine, 1)) {
            assertThat(system.run()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.error()).isEqualTo("States.Runtime");
                assertThat(failed.cause()).startsWith("there is no $.next in");
            });
        }
    }

    @Test
    void aCaughtErrorIsTheInputOfTheNextStateAndAPayloadMayBeWritten() {
        StateMachine machine = StateMachine.parse(SmallMachine.FAN, SmallMachine.NAMES);
        try (FakeSystem system = new FakeSystem(machine, 1)) {
            system.objects.put("results/manifest.json", "[7]");
            system.on("SweepShardFunction", (_, input) -> {
                if (input.isInt()) {
                    throw new IllegalStateException("seven");
                }
                return input;
            });

            assertThat(system.run()).isEqualTo(new Outcome.Succeeded(FakeSystem.json("""
                    {"tenant": "t", "sweep_id": "s",
                     "map": [{"Payload": {"why": "java.lang.IllegalStateException", "what": "caught"}}]}""")));
        }
    }
}
