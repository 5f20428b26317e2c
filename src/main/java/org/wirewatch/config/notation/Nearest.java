package org.wirewatch.config.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Nearest {
    /** Nobody means a short word by a longer one, and comparing takes time and memory by its length. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * The valid word closest to a typed one.
     *
     * @return empty if nothing is close: more than a third of the letters would have to change
     */
    public static Optional<String> to(String typed, Collection<String> valid) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(typed);
        int tolerance = Math.max(1, (plain.length() + 1) / 3);
        return valid.stream()
                .filter(word -> distance(plain, plain(word)) <= tolerance)
                .min(Comparator.comparingInt((String word) -> distance(plain, plain(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean "x"?}, or nothing. */
    public static String hint(String typed, Collection<String> valid) {
        return to(typed, valid).map(word -> "; did you mean \"" + word + "\"?").orElse("");
    }

    /** {@code ; did you mean "x"?}, or where nothing is close {@code ; it may be: a, b, c}. */
    public static String hintOrAll(String typed, Collection<String> valid) {
        return to(typed, valid)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElseGet(() -> valid.isEmpty() ? "" : "; it may be: " + String.join(", ", valid));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Optimal string alignment distance: insert, delete, replace, swap neighbours. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + replace);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
