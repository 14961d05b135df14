package io.backgrid.scenarios.policy;

import java.util.regex.Pattern;

/// An action that a role allows on a resource.
///
/// @param holder   a function by the name of its handler, or a state machine by its name in the
///                 template
/// @param role     by its name in the template
/// @param action   as IAM names it; the word `managed` for all that a policy of AWS's own allows
/// @param resource by its name in the template, where `*` stands for any text; of a managed policy
///                 its own name
record Permission(String holder, String role, String action, String resource) {
    boolean allows(Need need) {
        return action.equals(need.action()) && matches(resource, need.resource());
    }

    /// Whether a text is as a pattern with stars says.
    static boolean matches(String pattern, String text) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
    }

    @Override
    public String toString() {
        return holder + ": " + action + " on " + resource;
    }
}
