package org.wirewatch.watch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What to say of a field that does not exist. */
final class FieldNames {
    /** What other search engines call the fields. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("intitle", "title"),
            Map.entry("allintitle", "title"),
            Map.entry("headline", "title"),
            Map.entry("subject", "title"),
            Map.entry("intext", "text"),
            Map.entry("allintext", "text"),
            Map.entry("body", "text"),
            Map.entry("content", "text"),
            Map.entry("site", "source"),
            Map.entry("host", "source"),
            Map.entry("domain", "source"),
            Map.entry("feed", "source"),
            Map.entry("group", "source"),
            Map.entry("publisher", "source"),
            Map.entry("author", "by"),
            Map.entry("byline", "by"),
            Map.entry("language", "lang"),
            Map.entry("category", "section"),
            Map.entry("topic", "section"),
            Map.entry("inurl", "url"),
            Map.entry("allinurl", "url"),
            Map.entry("link", "url"));

    private static final List<String> FIELDS = List.of("title", "text", "source", "by", "lang", "section", "url");
    private static final String ALL = "title:, text:, source:, by:, lang:, section: and url:";
    private static final Pattern SCHEME = Pattern.compile("(?i)^(?:https?://)?(?:www\\.)?(?=.)");

    private FieldNames() {}

    static String unknown(String name, String following) {
        if (following.startsWith("//")) {
            return "an address is not a query: put it in quotes to look for its words in the text";
        }
        String nearest = ELSEWHERE.get(name.toLowerCase(Locale.ROOT));
        if (nearest == null) {
            nearest = FIELDS.stream()
                    .filter(field -> distance(name.toLowerCase(Locale.ROOT), field) <= (field.length() > 3 ? 2 : 1))
                    .findFirst()
                    .orElse("");
        }
        String advice = nearest.isEmpty() ? "" : "did you mean " + nearest + ":? ";
        return "there is no field " + name + ": " + advice + "There are " + ALL
                + " (to look for the words, put them in quotes)";
    }

    /** An address as people know it: without its beginning, which they leave out or get wrong. */
    static String withoutScheme(String address) {
        return SCHEME.matcher(address).replaceFirst("");
    }

    /** Levenshtein's distance: letters to add, drop or change. */
    static int distance(String a, String b) {
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
