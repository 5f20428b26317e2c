package org.wirewatch.watch;

import java.util.Map;

/** What to say of a field that does not exist. */
final class FieldNames {
    /** What other search engines call the fields. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "intitle", "title",
            "allintitle", "title",
            "headline", "title",
            "subject", "title",
            "intext", "text",
            "allintext", "text",
            "body", "text",
            "content", "text");

    private FieldNames() {}

    static String unknown(String name, String following) {
        if (following.startsWith("//")) {
            return "an address is not a query: put it in quotes to look for its words in the text";
        }
        String nearest = ELSEWHERE.get(name);
        if (nearest == null) {
            nearest = distance(name, "title") <= 2 ? "title" : distance(name, "text") <= 2 ? "text" : "";
        }
        String advice = nearest.isEmpty()
                ? "there are title: and text:"
                : "did you mean " + nearest + ":? There are title: and text:";
        return "there is no field " + name + ": " + advice + " (to look for the words, put them in quotes)";
    }

    /** Levenshtein's distance: letters to add, drop or change. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return 3;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[b.length()];
    }
}
