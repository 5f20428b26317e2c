package org.wirewatch.article;

import java.util.regex.Pattern;

/**
 * A pattern for how a block begins, with a {@link LetterGate} before it: most blocks begin with other letters, and are
 * told so without a try of all alternatives.
 *
 * <p>Thread-safe.
 */
final class Opening {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Pattern pattern;
    private final LetterGate gate;

    private Opening(Pattern pattern) {
        this.pattern = pattern;
        this.gate = new LetterGate(pattern);
    }

    /** Compiles it; whatever the case of letters. It must begin with {@code ^} and may skip what is no letter. */
    static Opening of(String pattern) {
        if (!pattern.startsWith("^")) {
            throw new IllegalArgumentException("An opening begins with ^: " + pattern);
        }
        return new Opening(Pattern.compile(pattern, FLAGS));
    }

    /** Whether the text begins so. */
    boolean opens(String text) {
        return mayOpen(text) && pattern.matcher(text).lookingAt();
    }

    /** The text without the opening. */
    String cutFrom(String text) {
        return pattern.matcher(text).replaceFirst("");
    }

    private boolean mayOpen(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && text.charAt(at) < 128 && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at == length || gate.isOpen(text, at);
    }
}
