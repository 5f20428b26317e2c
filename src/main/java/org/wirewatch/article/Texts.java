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
        appendCollapsed(text, out);
        return out.toString().strip();
    }

    /** The same behind what is there already, which may end with a space; ends are not stripped. */
    static void appendCollapsed(String text, StringBuilder out) {
        int length = text.length();
        boolean space = out.isEmpty() || out.charAt(out.length() - 1) == ' ';
        int at = 0;
        while (at < length) {
            int end = endOfWords(text, at);
            if (end > at) {
                out.append(text, at, end);
                space = false;
                at = end;
                continue;
            }
            if (!isInvisible(text.charAt(at)) && !space) {
                out.append(' ');
                space = true;
            }
            at++;
        }
    }

    /** End of a part that can stay as it is: words with single spaces between them. */
    private static int endOfWords(String text, int start) {
        int at = start;
        int end = start;
        while (at < text.length()) {
            char here = text.charAt(at++);
            boolean letter = here < 128 ? here > ' ' : !Character.isSpaceChar(here) && !isInvisible(here);
            if (letter) {
                end = at;
            } else if (here != ' ' || end < at - 1 || end == start) {
                return end;
            }
        }
        return end;
    }

    private static boolean isInvisible(char here) {
        return here == '\u00ad' || here == '\u200b' || here == '\ufeff' || here == '\u2060';
    }

    /** The first character that is neither white space nor invisible, in lower case; negative if there is none. */
    static int first(String text) {
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here > ' ' && !Character.isSpaceChar(here) && !isInvisible(here)) {
                return Character.toLowerCase(here);
            }
        }
        return -1;
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
        boolean foreign = false;
        boolean gap = false;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here >= 'A' && here <= 'Z') {
                here = (char) (here | 0x20);
            } else if (here >= 128) {
                foreign = true;
            }
            boolean kept = here < 128
                    ? (here >= 'a' && here <= 'z') || (here >= '0' && here <= '9')
                    : Character.isLetterOrDigit(here);
            if (kept) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                out.append(here);
            }
            gap = !kept;
        }
        return foreign ? out.toString().toLowerCase(Locale.ROOT) : out.toString();
    }

    /** A number that texts share which {@link #fold} to the same but for spaces; others hardly ever. */
    static long folded(String text) {
        long hash = 1;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here < 128) {
                int small = here | 0x20;
                if ((small >= 'a' && small <= 'z') || (here >= '0' && here <= '9')) {
                    hash = hash * 0x5851F42D4C957F2DL + small;
                }
            } else if (Character.isLetterOrDigit(here)) {
                hash = hash * 0x5851F42D4C957F2DL + Character.toLowerCase(here);
            }
        }
        return hash;
    }

    /**
     * Whether a text has a part, whatever its case.
     *
     * @param part in lower case, beginning with an ASCII letter
     */
    static boolean containsIgnoringCase(String text, String part) {
        char first = part.charAt(0);
        for (int at = text.length() - part.length(); at >= 0; at--) {
            char here = text.charAt(at);
            if ((here | 0x20) == first && text.regionMatches(true, at, part, 0, part.length())) {
                return true;
            }
        }
        return false;
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
