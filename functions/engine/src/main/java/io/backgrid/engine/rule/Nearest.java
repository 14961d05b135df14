package io.backgrid.engine.rule;

import java.util.Collection;

/// Finds what somebody probably meant.
public final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /// `; did you mean 'start'?`, or nothing when no name is near.
    public static String hint(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return "";
        }
        String best = "";
        int bestDistance = Math.max(1, written.length() / 3) + 1;
        for (String name : names.stream().sorted().toList()) {
            if (Math.abs(written.length() - name.length()) >= bestDistance) {
                continue; // Each letter too many is an edit.
            }
            int distance = distance(written, name);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the other, where
    /// nothing is edited twice (optimal string alignment).
    private static int distance(String a, String b) {
        // Row i holds the distances of the first i letters of a from the beginnings of b.
        int[] twoAbove = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = twoAbove;
            twoAbove = above;
            above = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
                if (swapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }

    /// Whether the two letters before `i` and `j` are the same the other way round.
    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
