package org.wirewatch.article;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** White space, folding and comparison of short texts. */
final class Texts {
    private Texts() {}

    /** White space of any kind to single spaces; invisible characters out; ends stripped. */
    static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = true;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here <= ' ' || Character.isSpaceChar(here)) {
                if (!space) {
                    out.append(' ');
                }
                space = true;
            } else if (here != '\u00ad' && here != '\u200b' && here != '\ufeff' && here != '\u2060') {
                out.append(here);
                space = false;
            }
        }
        return out.toString().strip();
    }

    /** Collapsed; null if nothing is left. */
    static @Nullable String orNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String collapsed = collapse(text);
        return collapsed.isEmpty() ? null : collapsed;
    }

    /** Lower case, letters and digits only, single spaces. */
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (Character.isLetterOrDigit(here)) {
                out.append(here);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Share of the words of the shorter text that the longer one has too, 0 to 1. */
    static double likeness(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        int smaller = Math.min(first.size(), second.size());
        first.retainAll(second);
        return (double) first.size() / smaller;
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.stream(fold(text).split(" "))
                .filter(word -> !word.isEmpty())
                .toList());
    }
}
