package io.backgrid.offline.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Reads an `AWS::Serverless::StateMachine`.
final class MachineReader {

    private MachineReader() {}

    /// @param functions logical ids of the functions that it may call
    static MachineSettings machine(String logicalId, Node resource, Set<String> functions) {
        Node properties = resource.at("Properties");
        Node type = properties.at("Type");
        if (type.isPresent() && !type.text().equals("STANDARD")) {
            throw type.wrong("is " + type.text() + ", but the offline stack plays STANDARD only");
        }
        if (properties.at("Events").isPresent()) {
            throw properties.at("Events").wrong("is not played by the offline stack: start executions by the API");
        }
        Map<String, String> substitutions = new LinkedHashMap<>();
        properties
                .at("DefinitionSubstitutions")
                .entries()
                .forEach((name, value) -> substitutions.put(name, substitution(value, functions)));
        return new MachineSettings(logicalId, properties.at("DefinitionUri").text(), substitutions);
    }

    private static String substitution(Node value, Set<String> functions) {
        if (!(value.value() instanceof Intrinsics.Reference)) {
            String text = value.text();
            // An alias is the function.
            String function = text.replaceFirst(":.*", "");
            return functions.contains(function) ? function : text;
        }
        if (!functions.contains(value.reference())) {
            throw value.wrong("must be text or a function of this template but refers to " + value.reference());
        }
        return value.reference();
    }
}
