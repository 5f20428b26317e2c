package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The words of an element's id and class names: {@code "articleBody related-links__item"} gives {@code article body},
 * {@code related links item}. Publishers name their boxes in few words; whole words avoid the traps of substrings
 * ("ad" in "shadow", "share" in "shareholders").
 */
final class ClassWords {
    /** Class names that begin so speak about something else than the element: "has-sidebar", "no-comments". */
    private static final Set<String> ABOUT_OTHERS = Set.of(
            "has",
            "with",
            "no",
            "without",
            "not",
            "hide",
            "show",
            "can",
            "js",
            "wf",
            "enable",
            "enabled",
            "supports",
            "tag",
            "category",
            "postid",
            "menu");

    private ClassWords() {}

    /** The element's names, each as its lower-case words framed by spaces, e.g. {@code " related links item "}. */
    static List<String> of(Element element) {
        List<String> names = new ArrayList<>(4);
        add(names, element.id());
        String classes = element.className();
        int start = 0;
        int length = classes.length();
        while (start < length) {
            int end = start;
            while (end < length && !Character.isWhitespace(classes.charAt(end))) {
                end++;
            }
            add(names, classes.substring(start, end));
            start = end + 1;
        }
        for (String attribute : List.of("data-component", "data-testid", "data-qa", "data-module", "data-type")) {
            if (element.hasAttr(attribute)) {
                add(names, element.attr(attribute));
            }
        }
        return names;
    }

    private static void add(List<String> names, String name) {
        if (name.isEmpty() || name.length() > 80) {
            return;
        }
        String words = split(name);
        int end = words.indexOf(' ', 1);
        if (end > 1 && (end == words.length() - 1 || !ABOUT_OTHERS.contains(words.substring(1, end)))) {
            names.add(words);
        }
    }

    private static String split(String name) {
        StringBuilder words = new StringBuilder(name.length() + 8).append(' ');
        char before = ' ';
        for (int at = 0; at < name.length(); at++) {
            char here = name.charAt(at);
            boolean letter = Character.isLetter(here);
            boolean hump = Character.isUpperCase(here) && Character.isLowerCase(before);
            if ((!letter || hump) && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
            if (letter) {
                words.append(here);
            }
            before = here;
        }
        if (words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
