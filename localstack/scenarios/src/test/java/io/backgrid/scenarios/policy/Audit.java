package io.backgrid.scenarios.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Holds calls against permissions.
///
/// @param queues the handler that each queue feeds, by the name of the queue in the template
record Audit(List<Permission> permissions, Map<String, String> queues, Set<Call> calls) {
    private static final String NOBODY = "nobody";

    /// A need and whose it is.
    private record Claim(String holder, Need need) {}

    Audit {
        permissions = List.copyOf(permissions);
        queues = Map.copyOf(queues);
        calls = Set.copyOf(calls);
    }

    /// What is wrong with the calls, each in a sentence that says what to do, in alphabetical order.
    List<String> violations() {
        return calls.stream().flatMap(this::violations).distinct().sorted().toList();
    }

    /// What no call needed.
    List<Permission> unused() {
        List<Claim> claims = calls.stream().flatMap(this::claims).distinct().toList();
        return permissions.stream()
                .filter(permission -> claims.stream().noneMatch(claim -> isBy(permission, claim)))
                .toList();
    }

    private Stream<String> violations(Call call) {
        if (call.caller() instanceof Caller.Unknown(String stack)) {
            return Stream.of(call.operation()
                    + " was called on a thread that does not show which function it works for: " + stack);
        }
        if (call.needs().isEmpty()) {
            return Stream.of(call.operation() + " was called: say in RequestNeeds what AWS asks for it");
        }
        return claims(call)
                .filter(claim -> permissions.stream().noneMatch(permission -> isBy(permission, claim)))
                .map(claim -> "%s may not call %s: it needs %s on %s, which %s must allow"
                        .formatted(
                                claim.holder(),
                                call.operation(),
                                claim.need().action(),
                                withoutKey(claim.need().resource()),
                                role(claim.holder())));
    }

    private Stream<Claim> claims(Call call) {
        return call.needs().stream().map(need -> new Claim(holder(call.caller(), need), need));
    }

    private String holder(Caller caller, Need need) {
        return switch (caller) {
            case Caller.Function(String handler) -> handler;
            case Caller.QueueMapping() -> queues.getOrDefault(need.resource(), NOBODY);
            case Caller.Machine() -> "SweepMachine";
            case Caller.Bystander _ -> NOBODY;
            case Caller.Unknown _ -> NOBODY;
        };
    }

    private String role(String holder) {
        return permissions.stream()
                .filter(permission -> permission.holder().equals(holder))
                .map(Permission::role)
                .findFirst()
                .orElse("a role that the template lacks");
    }

    /// All objects of a bucket are one case; a table's index is named in full.
    private static String withoutKey(String resource) {
        return resource.contains("/index/") ? resource : resource.replaceFirst("/.*", "/*");
    }

    private static boolean isBy(Permission permission, Claim claim) {
        return permission.holder().equals(claim.holder()) && permission.allows(claim.need());
    }
}
