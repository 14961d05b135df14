package io.backgrid.offline.template;

import java.util.Map;

/// What the template says about one state machine.
///
/// @param logicalId     its name in the template
/// @param definition    path of its definition from the folder of the template on, such as `infra/sweep.asl.json`
/// @param substitutions values of the names in the definition; a function stands as its logical id, whatever alias of
/// it
///                      is meant
public record MachineSettings(String logicalId, String definition, Map<String, String> substitutions) {
    public MachineSettings {
        substitutions = Map.copyOf(substitutions);
    }
}
