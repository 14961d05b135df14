package io.backgrid.offline.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the SAM template says about the system, as far as the offline stack plays it. Everything AWS would read from
/// the template is read from it here too, so that it is stated once.
///
/// @param functions by the name of their handler
/// @param queues by logical id
/// @param buckets logical ids
/// @param machines state machines, by logical id
public record Template(
        Api api,
        List<Route> routes,
        Map<String, FunctionSettings> functions,
        Map<String, QueueSettings> queues,
        List<QueueSource> queueSources,
        List<Schedule> schedules,
        TableSchema table,
        List<String> buckets,
        Map<String, MachineSettings> machines) {
    public Template {
        routes = List.copyOf(routes);
        functions = Map.copyOf(functions);
        queues = Map.copyOf(queues);
        queueSources = List.copyOf(queueSources);
        schedules = List.copyOf(schedules);
        buckets = List.copyOf(buckets);
        machines = Map.copyOf(machines);
    }

    /// Reads a template with the defaults of its parameters.
    ///
    /// @throws TemplateException with the place of the first thing that is missing or contradictory
    public static Template read(Path file) {
        return read(file, Map.of());
    }

    /// Reads a template with other values for some of its parameters.
    ///
    /// @param parameters values that win over the defaults of the template's parameters
    public static Template read(Path file, Map<String, String> parameters) {
        try {
            return parse(Files.readString(file), parameters);
        } catch (IOException failure) {
            throw new UncheckedIOException("the template " + file + " cannot be read", failure);
        }
    }

    /// Reads a template from its text.
    public static Template parse(String yaml, Map<String, String> parameters) {
        return new TemplateReader(CloudFormationYaml.read(yaml), parameters).read();
    }

    /// The function with that handler.
    public FunctionSettings function(String handler) {
        return found(functions, handler, "Resources", "needs a function whose QUARKUS_LAMBDA_HANDLER is " + handler);
    }

    /// The queue with that logical id.
    public QueueSettings queue(String logicalId) {
        return found(queues, logicalId, "Resources." + logicalId, "is missing: it must be an AWS::SQS::Queue");
    }

    /// The state machine with that logical id.
    public MachineSettings machine(String logicalId) {
        return found(
                machines,
                logicalId,
                "Resources." + logicalId,
                "is missing: it must be an AWS::Serverless::StateMachine");
    }

    /// The source that feeds the function with that handler.
    public QueueSource queueSource(String handler) {
        return queueSources.stream()
                .filter(source -> source.function().handler().equals(handler))
                .findFirst()
                .orElseThrow(() -> new TemplateException(
                        "Resources." + function(handler).logicalId() + ".Properties.Events",
                        "needs an event of Type SQS"));
    }

    /// The schedule of the function with that handler.
    public Schedule schedule(String handler) {
        return schedules.stream()
                .filter(schedule -> schedule.function().handler().equals(handler))
                .findFirst()
                .orElseThrow(() -> new TemplateException(
                        "Resources." + function(handler).logicalId() + ".Properties.Events",
                        "needs an event of Type ScheduleV2"));
    }

    private static <T> T found(Map<String, T> all, String key, String path, String problem) {
        T value = all.get(key);
        if (value == null) {
            throw new TemplateException(path, problem);
        }
        return value;
    }
}
