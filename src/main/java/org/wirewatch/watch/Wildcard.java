package org.wirewatch.watch;

import org.wirewatch.text.Particles;

/** Words with {@code *} (any characters, also none) and {@code ?} (exactly one), or with Korean particles at their end. */
final class Wildcard {
    private Wildcard() {}

    static boolean isPattern(String word) {
        return firstWildcard(word) < word.length();
    }

    /** Offset of the first wildcard; the length of the word if it has none. */
    static int firstWildcard(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isWildcard(word.charAt(i))) {
                return i;
            }
        }
        return word.length();
    }

    /** Whether a pattern covers all words that begin so, and no others. */
    static boolean isPrefix(String pattern) {
        return firstWildcard(pattern) == pattern.length() - 1 && pattern.endsWith("*");
    }

    static boolean isWildcard(char c) {
        return c == '*' || c == '?' || c == WordForm.PARTICLES;
    }

    /**
     * Whether a pattern covers a whole word. Goes back to the last star only, so it takes at most length times length
     * steps.
     */
    static boolean matches(String pattern, String word) {
        int last = pattern.length() - 1;
        if (pattern.charAt(last) == WordForm.PARTICLES) {
            return word.startsWith(pattern.substring(0, last))
                    && (word.length() == last || Particles.follow(word, last));
        }
        int p = 0;
        int w = 0;
        int star = -1;
        int resumeAt = 0;
        while (w < word.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resumeAt = w;
            } else if (p < pattern.length() && pattern.charAt(p) == '?') {
                p++;
                w = next(word, w);
            } else if (p < pattern.length() && pattern.charAt(p) == word.charAt(w)) {
                p++;
                w++;
            } else if (star >= 0) {
                p = star + 1;
                resumeAt = next(word, resumeAt);
                w = resumeAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static int next(String word, int i) {
        return i + Character.charCount(word.codePointAt(i));
    }
}
