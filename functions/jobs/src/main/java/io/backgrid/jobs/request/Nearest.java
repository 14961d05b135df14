package io.backgrid.jobs.request;

import java.util.Collection;

/// Finds what somebody probably meant.
final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /// `; did you mean 'start'?`, or nothing when no name is near.
    static String hint(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return "";
        }
        String best = "";
        int bestDistance = Math.max(1, written.length() / 3) + 1;
        for (String name : names.stream().sorted().toList()) {
            int distance = distance(written, name);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    /// Levenshtein's distance: the fewest insertions, deletions and replacements that turn one text into the other.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
