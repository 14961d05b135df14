package io.backgrid.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names of the things that adapters work on. A function has only those it needs.
///
/// @param values what is set; a well-formed text each
public record AwsSettings(Map<Setting, String> values) {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:stateMachine:[\\w-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{3,255}");

    /// Checks every value.
    ///
    /// @throws InvalidSettingsException naming every value that cannot be right
    public AwsSettings {
        values = Map.copyOf(values);
        List<String> faults = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String value = values.get(setting);
            if (value != null && !isWellFormed(setting, value)) {
                faults.add(setting.variable() + " must be " + setting.meaning() + " but was '" + value + "'");
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
    }

    /// Takes the variables of [Setting] from an environment; what is absent or empty is not set.
    ///
    /// @param environment such as [System#getenv()]
    /// @throws InvalidSettingsException naming every value that cannot be right
    public static AwsSettings read(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = environment.getOrDefault(setting.variable(), "");
            if (!value.isEmpty()) {
                values.put(setting, value);
            }
        }
        return new AwsSettings(values);
    }

    /// Checks at the start what a function will need, so that it fails with everything that is missing at once.
    ///
    /// @throws InvalidSettingsException naming every setting that is missing
    public AwsSettings require(Setting... needed) {
        List<String> faults = new ArrayList<>();
        for (Setting setting : needed) {
            if (!values.containsKey(setting)) {
                faults.add(setting.variable() + " is missing: it must be " + setting.meaning());
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
        return this;
    }

    /// The value of a setting.
    ///
    /// @throws InvalidSettingsException naming the variable when it is missing
    public String get(Setting setting) {
        String value = values.get(setting);
        if (value == null) {
            throw new InvalidSettingsException(
                    List.of(setting.variable() + " is missing: it must be " + setting.meaning()));
        }
        return value;
    }

    private static boolean isWellFormed(Setting setting, String value) {
        return switch (setting) {
            case TABLE, DATA_BUCKET, RESULTS_BUCKET, UPLOADS_BUCKET ->
                NAME.matcher(value).matches();
            case QUEUE_URL -> isAddress(value);
            case SWEEP_MACHINE_ARN -> ARN.matcher(value).matches();
        };
    }

    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
