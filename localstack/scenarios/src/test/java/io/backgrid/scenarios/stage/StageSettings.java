package io.backgrid.scenarios.stage;

import io.backgrid.aws.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Where a stage is and what its parts are called: variables of an environment, and for those that are
/// not set the outputs of its CloudFormation stack.
///
/// @param values by the names of the variables
record StageSettings(Map<String, String> values) {
    static final String API = "BACKGRID_API";
    static final String STACK = "BACKGRID_STACK";
    static final String DEAD_LETTERS = "BACKGRID_DEAD_LETTER_QUEUE_URL";

    private static final String BASE = "/api/v1";
    private static final Map<String, String> OUTPUTS = Map.of(
            Setting.TABLE.variable(),
            "TableName",
            Setting.QUEUE_URL.variable(),
            "JobsQueueUrl",
            DEAD_LETTERS,
            "JobsDeadLetterQueueUrl",
            Setting.DATA_BUCKET.variable(),
            "DataBucketName",
            Setting.RESULTS_BUCKET.variable(),
            "ResultsBucketName",
            Setting.UPLOADS_BUCKET.variable(),
            "UploadsBucketName",
            Setting.SWEEP_MACHINE_ARN.variable(),
            "SweepMachineArn");

    StageSettings {
        values = Map.copyOf(values);
    }

    /// Completes an environment by the outputs of the stack that it names.
    ///
    /// @param outputs of a stack by its name
    static StageSettings read(Map<String, String> environment, Function<String, Map<String, String>> outputs) {
        Map<String, String> values = new HashMap<>(environment);
        values.values().removeIf(String::isBlank);
        List<String> missing = OUTPUTS.keySet().stream()
                .filter(variable -> !values.containsKey(variable))
                .toList();
        if (!missing.isEmpty() && values.containsKey(STACK)) {
            Map<String, String> found = outputs.apply(values.getOrDefault(STACK, ""));
            missing.forEach(variable -> {
                String output = found.get(OUTPUTS.getOrDefault(variable, ""));
                if (output != null) {
                    values.put(variable, output);
                }
            });
        }
        return new StageSettings(values);
    }

    Optional<String> find(String variable) {
        return Optional.ofNullable(values.get(variable));
    }

    /// @throws IllegalStateException saying how to set it
    String get(String variable) {
        return find(variable)
                .orElseThrow(() -> new IllegalStateException(
                        variable + " is not set: set it, or name the CloudFormation stack of the stage in " + STACK));
    }

    /// The address before `/api/v1`, which may itself end with it or with a slash.
    String address() {
        String address = get(API).replaceAll("/+$", "");
        return address.endsWith(BASE) ? address.substring(0, address.length() - BASE.length()) : address;
    }

    Target target() {
        return Target.named(find("BACKGRID_TARGET").orElse("offline"), "BACKGRID_TARGET");
    }
}
