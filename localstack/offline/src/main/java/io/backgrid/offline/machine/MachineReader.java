package io.backgrid.offline.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads states from a definition.
final class MachineReader {

    private MachineReader() {}

    static StateMachine machine(Place place) {
        String startAt = place.text("StartAt");
        Place below = place.below("States");
        Map<String, State> states = new LinkedHashMap<>();
        below.names().forEach(name -> states.put(name, state(below.below(name))));
        place.requireNothingElse();
        requireTarget(place, startAt, states);
        states.forEach(
                (name, state) -> targets(state).forEach(target -> requireTarget(below.below(name), target, states)));
        return new StateMachine(startAt, states);
    }

    private static State state(Place place) {
        String type = place.text("Type");
        State state = switch (type) {
            case "Task" -> task(place);
            case "Map" -> fan(place);
            case "Choice" -> choice(place);
            case "Pass" -> new State.Pass(place.at("Result"), FlowReader.flow(place));
            case "Succeed" -> new State.Succeed();
            case "Fail" ->
                new State.Fail(
                        FlowReader.path(place, "ErrorPath", place.text("ErrorPath")),
                        FlowReader.path(place, "CausePath", place.text("CausePath")));
            default -> throw place.wrong("Type", "is " + type + ", which the offline executor does not play");
        };
        place.requireNothingElse();
        return state;
    }

    private static State task(Place place) {
        requireResource(place, "lambda:invoke");
        // Read, so that it is right, and then left: State.Task says why.
        place.integer("TimeoutSeconds", 1, 1);
        Place parameters = place.below("Parameters");
        String function = parameters.text("FunctionName");
        Payload payload = Payload.one(parameters, "Payload");
        parameters.requireNothingElse();
        return new State.Task(
                function, payload, FlowReader.retriers(place), FlowReader.catchers(place), FlowReader.flow(place));
    }

    private static State fan(Place place) {
        place.findText("Label");
        int maxConcurrency = place.integer("MaxConcurrency", 0, 0);
        Place reader = place.below("ItemReader");
        requireResource(reader, "s3:getObject");
        Place config = reader.below("ReaderConfig");
        config.oneOf("InputType", "JSON");
        config.requireNothingElse();
        Place parameters = reader.below("Parameters");
        Payload bucket = Payload.one(parameters, "Bucket");
        Payload key = Payload.one(parameters, "Key");
        parameters.requireNothingElse();
        reader.requireNothingElse();
        Place processor = place.below("ItemProcessor");
        Place mode = processor.below("ProcessorConfig");
        mode.oneOf("Mode", "DISTRIBUTED");
        mode.oneOf("ExecutionType", "STANDARD", "EXPRESS");
        mode.requireNothingElse();
        return new State.Fan(
                maxConcurrency == 0 ? Integer.MAX_VALUE : maxConcurrency,
                bucket,
                key,
                machine(processor),
                FlowReader.retriers(place),
                FlowReader.catchers(place),
                FlowReader.flow(place));
    }

    private static State choice(Place place) {
        List<State.Choice.Rule> rules = place.items("Choices").stream()
                .map(rule -> {
                    State.Choice.Rule read = new State.Choice.Rule(
                            FlowReader.path(rule, "Variable", rule.text("Variable")),
                            rule.text("StringEquals"),
                            rule.text("Next"));
                    rule.requireNothingElse();
                    return read;
                })
                .toList();
        return new State.Choice(rules, place.findText("Default"));
    }

    /// The service integration, in any partition of AWS.
    private static void requireResource(Place place, String action) {
        String resource = place.text("Resource");
        if (!resource.matches("arn:aws[a-z-]*:states:::" + action)) {
            throw place.wrong("Resource", "must be arn:aws:states:::" + action + " but was " + resource);
        }
    }

    private static Stream<String> targets(State state) {
        return switch (state) {
            case State.Guarded guarded ->
                Stream.concat(
                        guarded.flow().next().stream(),
                        guarded.catchers().stream().map(Catcher::next));
            case State.Choice(List<State.Choice.Rule> rules, Optional<String> otherwise) ->
                Stream.concat(rules.stream().map(State.Choice.Rule::next), otherwise.stream());
            case State.Pass pass -> pass.flow().next().stream();
            case State.Succeed _, State.Fail _ -> Stream.empty();
        };
    }

    private static void requireTarget(Place from, String target, Map<String, State> states) {
        if (!states.containsKey(target)) {
            throw new MachineException(
                    from.path().isEmpty() ? "StartAt" : from.path(), "goes to " + target + ", which is no state");
        }
    }
}
