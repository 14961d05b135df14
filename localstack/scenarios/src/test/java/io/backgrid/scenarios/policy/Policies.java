package io.backgrid.scenarios.policy;

import io.backgrid.scenarios.policy.ShortTags.Intrinsic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what the roles of a template allow. It knows the few forms that the template uses and
/// refuses all others, so that none is misread.
final class Policies {
    private static final Set<String> PARTS = Set.of("Sid", "Effect", "Action", "Resource");

    private final Map<?, ?> resources;
    private final List<Permission> permissions = new ArrayList<>();

    private Policies(Map<?, ?> resources) {
        this.resources = resources;
    }

    /// What every function and every state machine of a template may do.
    ///
    /// @throws IllegalArgumentException naming the role whose policy is written in another form
    static List<Permission> read(String template) {
        Policies policies = new Policies(map(ShortTags.read(template).get("Resources")));
        policies.resources.forEach((id, resource) -> {
            Map<?, ?> properties = map(map(resource).get("Properties"));
            switch (String.valueOf(map(resource).get("Type"))) {
                case "AWS::Serverless::Function" -> policies.add(handler(properties), properties);
                case "AWS::Serverless::StateMachine" -> policies.add(String.valueOf(id), properties);
                default -> {}
            }
        });
        return List.copyOf(policies.permissions);
    }

    private static String handler(Map<?, ?> function) {
        Map<?, ?> variables = map(map(function.get("Environment")).get("Variables"));
        return String.valueOf(variables.get("QUARKUS_LAMBDA_HANDLER"));
    }

    private void add(String holder, Map<?, ?> properties) {
        String role = arnOf(holder, properties.get("Role"));
        Map<?, ?> settings = map(map(resources.get(role)).get("Properties"));
        for (Object managed : list(settings.get("ManagedPolicyArns"))) {
            String arn = arnOf(role, managed);
            permissions.add(new Permission(holder, role, "managed", arn.substring(arn.lastIndexOf('/') + 1)));
        }
        for (Object policy : list(settings.get("Policies"))) {
            for (Object statement : list(map(map(policy).get("PolicyDocument")).get("Statement"))) {
                add(holder, role, map(statement));
            }
        }
    }

    private void add(String holder, String role, Map<?, ?> statement) {
        if (!PARTS.containsAll(statement.keySet()) || !"Allow".equals(statement.get("Effect"))) {
            throw wrong(role, statement);
        }
        for (Object action : list(statement.get("Action"))) {
            if (action.toString().contains("*")) {
                throw wrong(role, action);
            }
            for (Object resource : list(statement.get("Resource"))) {
                permissions.add(new Permission(holder, role, action.toString(), arnOf(role, resource)));
            }
        }
    }

    /// The ARN that stands there, in which that of a resource of the template is its name.
    private String arnOf(String owner, @Nullable Object written) {
        return switch (written) {
            case String arn -> arn;
            case Intrinsic(String name, String argument)
            when name.equals("GetAtt") && argument.endsWith(".Arn") -> argument.replace(".Arn", "");
            case Intrinsic(String name, String argument)
            when name.equals("Sub") && !argument.matches(".*\\$\\{\\w+}.*") ->
                argument.replaceAll("\\$\\{(\\w+)\\.Arn}", "$1");
            // Of all that a function here may use, only the name of a state machine is its ARN.
            case Intrinsic(String name, String argument)
            when name.equals("Ref")
                    && "AWS::Serverless::StateMachine"
                            .equals(map(resources.get(argument)).get("Type")) -> argument;
            case null, default -> throw wrong(owner, String.valueOf(written));
        };
    }

    private static IllegalArgumentException wrong(String owner, Object written) {
        return new IllegalArgumentException("the policy check cannot read " + written + " in " + owner
                + ": write it as the other roles do, or teach Policies to read it");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }
}
