package io.backgrid.offline.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// CloudFormation's functions, as far as settings of a template use them: parameters, conditions, mappings and text.
/// What only AWS can know stays a [Reference] or [Unknown].
final class Intrinsics {

    /// A resource of the template, or one of its attributes.
    record Reference(String logicalId) {}

    /// A function that is not evaluated here.
    record Unknown(String function) {}

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region", "us-east-1",
            "AWS::AccountId", "000000000000",
            "AWS::Partition", "aws",
            "AWS::URLSuffix", "amazonaws.com",
            "AWS::StackName", "offline",
            "AWS::StackId", "offline");

    private final Map<?, ?> template;
    private final Map<String, Object> parameters = new HashMap<>();

    /// @param given values of parameters, which win over their defaults
    Intrinsics(Map<?, ?> template, Map<String, String> given) {
        this.template = template;
        section("Parameters").forEach((name, declaration) -> {
            if (declaration instanceof Map<?, ?> map && map.get("Default") != null) {
                parameters.put(String.valueOf(name), map.get("Default"));
            }
        });
        given.forEach((name, value) -> {
            if (!section("Parameters").containsKey(name)) {
                throw new TemplateException("Parameters." + name, "is not declared, so it cannot be given a value");
            }
            parameters.put(name, value);
        });
    }

    /// The value that stands there once functions are applied, or null where the template says there is none.
    @Nullable
    Object resolve(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
            return value;
        }
        String function = String.valueOf(map.keySet().iterator().next());
        Object argument = map.values().iterator().next();
        return switch (function) {
            case "Ref" -> reference(path, String.valueOf(argument));
            case "Fn::GetAtt" -> new Reference(firstOf(argument));
            case "Fn::If" -> resolve(path, branch(path, arguments(path, function, argument, 3)));
            case "Fn::FindInMap" -> resolve(path, entry(path, arguments(path, function, argument, 3)));
            case "Fn::Sub" -> substitute(path, argument);
            default -> function.startsWith("Fn::") ? new Unknown(function) : value;
        };
    }

    /// Whether the condition of that name holds.
    boolean isTrue(String path, String condition) {
        Object definition = section("Conditions").get(condition);
        if (definition == null) {
            throw new TemplateException(path, "names the condition " + condition + ", which Conditions lacks");
        }
        return holds("Conditions." + condition, definition);
    }

    private boolean holds(String path, Object condition) {
        if (!(condition instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateException(path, "must be a condition such as {Fn::Equals: [a, b]} but was " + condition);
        }
        String function = String.valueOf(map.keySet().iterator().next());
        Object argument = map.values().iterator().next();
        return switch (function) {
            case "Condition" -> isTrue(path, String.valueOf(argument));
            case "Fn::Equals" -> areEqual(path, arguments(path, function, argument, 2));
            case "Fn::Not" ->
                !holds(path, arguments(path, function, argument, 1).getFirst());
            case "Fn::And" -> arguments(path, function, argument, 0).stream().allMatch(each -> holds(path, each));
            case "Fn::Or" -> arguments(path, function, argument, 0).stream().anyMatch(each -> holds(path, each));
            default ->
                throw new TemplateException(
                        path, "must be made of Fn::Equals, Fn::Not, Fn::And, Fn::Or and Condition but has " + function);
        };
    }

    private boolean areEqual(String path, List<?> sides) {
        return String.valueOf(resolve(path, sides.get(0))).equals(String.valueOf(resolve(path, sides.get(1))));
    }

    private @Nullable Object reference(String path, String name) {
        if (name.equals("AWS::NoValue")) {
            return null;
        }
        if (PSEUDO.containsKey(name)) {
            return PSEUDO.get(name);
        }
        if (section("Parameters").containsKey(name)) {
            Object value = parameters.get(name);
            if (value == null) {
                throw new TemplateException(
                        "Parameters." + name, "needs a Default or a given value: " + path + " uses it");
            }
            return value;
        }
        // An attribute, or the alias that SAM gives a function: `Function.Alias` is the function.
        return new Reference(name.replaceFirst("\\..*", ""));
    }

    private Object branch(String path, List<?> choice) {
        return choice.get(isTrue(path, String.valueOf(choice.get(0))) ? 1 : 2);
    }

    private Object entry(String path, List<?> keys) {
        Object at = section("Mappings");
        for (Object key : keys) {
            Object name = resolve(path, key);
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
            if (at == null) {
                throw new TemplateException(path, "looks up " + name + ", which Mappings lacks");
            }
        }
        return at;
    }

    private Object substitute(String path, Object argument) {
        String text = firstOf(argument);
        Map<?, ?> own = argument instanceof List<?> list && list.size() == 2 && list.get(1) instanceof Map<?, ?> map
                ? map
                : Map.of();
        Matcher whole = VARIABLE.matcher(text);
        if (whole.matches() && variable(path, own, whole.group(2)) instanceof Reference reference) {
            return reference;
        }
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1).isEmpty()
                                ? text(variable(path, own, match.group(2)))
                                : "${" + match.group(2) + "}"));
    }

    private @Nullable Object variable(String path, Map<?, ?> own, String name) {
        return own.containsKey(name) ? resolve(path, own.get(name)) : reference(path, name);
    }

    private static String text(@Nullable Object value) {
        return value instanceof Reference(String logicalId) ? logicalId : String.valueOf(value);
    }

    private static String firstOf(Object argument) {
        String text = String.valueOf(argument instanceof List<?> list ? list.getFirst() : argument);
        return argument instanceof List<?> || text.contains("${") ? text : text.replaceFirst("\\..*", "");
    }

    private static List<?> arguments(String path, String function, Object argument, int count) {
        if (argument instanceof List<?> list && (count == 0 || list.size() == count)) {
            return list;
        }
        throw new TemplateException(path, function + " needs a list" + (count == 0 ? "" : " of " + count));
    }

    private Map<?, ?> section(String name) {
        return template.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
