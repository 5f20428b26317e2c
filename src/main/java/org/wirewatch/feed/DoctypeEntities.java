package org.wirewatch.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entities a doctype's internal subset declares, expanded within bounds. External ones stand for nothing: their
 * address is never looked at.
 */
final class DoctypeEntities {
    /** No honest feed declares more; a bomb of ten tens of tens ends here. */
    private static final int MAX_EXPANDED_CHARACTERS = 20_000;

    private static final int MAX_DEPTH = 8;
    private static final Set<String> XML_OWN = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+([A-Za-z_][\\w.\\-]*)\\s+(?:\"([^\"]*)\"|'([^']*)'|(?:SYSTEM|PUBLIC)[^>]*>)");
    private static final Pattern REFERENCE = Pattern.compile("&([A-Za-z_][\\w.\\-]*);");

    private DoctypeEntities() {}

    static boolean isXmlOwn(String name) {
        return XML_OWN.contains(name);
    }

    /**
     * Reads what stands before the root element.
     *
     * @param prolog the text before the root element
     * @return name to replacement text
     */
    static Map<String, String> of(String prolog) {
        if (!prolog.contains("<!ENTITY")) {
            return Map.of();
        }
        Map<String, String> declared = new HashMap<>();
        Matcher matcher = ENTITY.matcher(prolog);
        while (matcher.find()) {
            String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            declared.putIfAbsent(matcher.group(1), value == null ? "" : value);
        }
        Map<String, String> expanded = new HashMap<>();
        int[] budget = {MAX_EXPANDED_CHARACTERS};
        for (String name : declared.keySet()) {
            expanded.put(name, expand(name, declared, 0, budget));
        }
        return expanded;
    }

    private static String expand(String name, Map<String, String> declared, int depth, int[] budget) {
        String value = declared.getOrDefault(name, "");
        if (depth > MAX_DEPTH || budget[0] < value.length()) {
            return "";
        }
        budget[0] -= value.length();
        Matcher matcher = REFERENCE.matcher(value);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            result.append(value, from, matcher.start());
            String inner = matcher.group(1);
            boolean known = declared.containsKey(inner) && !isXmlOwn(inner);
            result.append(known ? expand(inner, declared, depth + 1, budget) : matcher.group());
            from = matcher.end();
        }
        return result.append(value, from, value.length()).toString();
    }
}
