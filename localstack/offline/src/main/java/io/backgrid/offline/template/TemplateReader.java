package io.backgrid.offline.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Walks the resources of a template.
final class TemplateReader {

    private static final int LONGEST_TIMEOUT = 900;

    private final Node root;
    private final SequencedMap<String, Node> resources = new LinkedHashMap<>();

    TemplateReader(Map<?, ?> template, Map<String, String> parameters) {
        Intrinsics intrinsics = new Intrinsics(template, parameters);
        this.root = Node.root(intrinsics, template);
        Node all = root.at("Resources");
        if (!all.isPresent()) {
            throw all.wrong("is missing");
        }
        all.entries().forEach((logicalId, resource) -> {
            Node condition = resource.at("Condition");
            if (!condition.isPresent() || intrinsics.isTrue(condition.path(), condition.text())) {
                resources.put(logicalId, resource);
            }
        });
    }

    Template read() {
        Map<String, QueueSettings> queues = new LinkedHashMap<>();
        ofType("AWS::SQS::Queue").forEach((id, queue) -> queues.put(id, QueueReader.queue(id, queue)));
        QueueReader.requireTargets(queues, resources);

        Map<String, FunctionSettings> functions = new LinkedHashMap<>();
        List<Route> routes = new ArrayList<>();
        List<QueueSource> sources = new ArrayList<>();
        List<Schedule> schedules = new ArrayList<>();
        ofType("AWS::Serverless::Function").forEach((id, node) -> {
            FunctionSettings function = function(id, node);
            FunctionSettings twin = functions.putIfAbsent(function.handler(), function);
            if (twin != null) {
                throw handler(node).wrong("is " + function.handler() + ", as that of " + twin.logicalId());
            }
            new EventReader(function, queues, routes, sources, schedules).read(node.at("Properties", "Events"));
        });
        requireDistinct(routes);
        Set<String> functionIds =
                functions.values().stream().map(FunctionSettings::logicalId).collect(Collectors.toSet());
        Map<String, MachineSettings> machines = new LinkedHashMap<>();
        ofType("AWS::Serverless::StateMachine")
                .forEach((id, node) -> machines.put(id, MachineReader.machine(id, node, functionIds)));
        return new Template(
                api(),
                routes,
                functions,
                queues,
                sources,
                schedules,
                TableReader.table(only("AWS::DynamoDB::Table")),
                List.copyOf(ofType("AWS::S3::Bucket").keySet()),
                machines);
    }

    private Api api() {
        Node properties = only("AWS::Serverless::Api").getValue().at("Properties");
        Node binary = properties.at("BinaryMediaTypes").or(root.at("Globals", "Api", "BinaryMediaTypes"));
        Set<String> types = new HashSet<>();
        binary.items().forEach(type -> types.add(type.text().replace("~1", "/").toLowerCase(Locale.ROOT)));
        return new Api(properties.at("StageName").text(), types);
    }

    private FunctionSettings function(String logicalId, Node node) {
        Node globals = root.at("Globals", "Function");
        Node properties = node.at("Properties");
        int timeout = properties.at("Timeout").or(globals.at("Timeout")).integer(1, LONGEST_TIMEOUT, 3);
        int memory = properties.at("MemorySize").or(globals.at("MemorySize")).integer(128, 10_240, 128);
        return new FunctionSettings(logicalId, handler(node).text(), Duration.ofSeconds(timeout), memory);
    }

    private static Node handler(Node function) {
        return function.at("Properties", "Environment", "Variables", "QUARKUS_LAMBDA_HANDLER");
    }

    private SequencedMap<String, Node> ofType(String type) {
        SequencedMap<String, Node> found = new LinkedHashMap<>();
        resources.forEach((logicalId, resource) -> {
            if (resource.at("Type").text().equals(type)) {
                found.put(logicalId, resource);
            }
        });
        return found;
    }

    private Map.Entry<String, Node> only(String type) {
        SequencedMap<String, Node> found = ofType(type);
        if (found.size() != 1) {
            throw new TemplateException("Resources", "must have one " + type + " but has " + found.keySet());
        }
        return found.firstEntry();
    }

    private static void requireDistinct(List<Route> routes) {
        Map<String, Route> seen = new LinkedHashMap<>();
        for (Route route : routes) {
            // Two names for one variable would be one route.
            String shape = route.method() + " " + route.pathTemplate().replaceAll("\\{[^}]*}", "{}");
            Route twin = seen.putIfAbsent(shape, route);
            if (twin != null) {
                throw new TemplateException(
                        "Resources." + route.function().logicalId() + ".Properties.Events",
                        "has the route " + route.method() + " " + route.pathTemplate() + ", which "
                                + twin.function().logicalId() + " has too");
            }
        }
    }
}
