package org.wirewatch.config.notation;

import java.util.Map;

/** Plain texts, names and fixed words. */
public final class Texts {
    private static final int LONGEST_NAME = 64;

    private Texts() {}

    /** One line with something on it. */
    public static Notation<String> line() {
        return written -> {
            if (written.isBlank()) {
                return Notation.wrong("is empty; write something or take the line out");
            }
            for (int i = 0; i < written.length(); i++) {
                if (Character.isISOControl(written.charAt(i))) {
                    return Notation.wrongAt(i, "has a line break or control character; write it on one line");
                }
            }
            return Notation.right(written.strip());
        };
    }

    /** A text that may have several lines. */
    public static Notation<String> lines() {
        return written -> written.isBlank()
                ? Notation.wrong("is empty; write something or take the line out")
                : Notation.right(written);
    }

    /** What goes into a request header: one line of printable ASCII (RFC 9110 §5.5). */
    public static Notation<String> header() {
        return written -> {
            for (int i = 0; i < written.length(); i++) {
                if (written.charAt(i) < ' ' || written.charAt(i) > '~') {
                    return Notation.wrongAt(i, "may only hold printable ASCII, because it goes into a request header");
                }
            }
            return line().read(written);
        };
    }

    /** A name that a person gives: letters and digits of any script, with {@code - _ . } and blanks between. */
    public static Notation<String> name() {
        return written -> {
            for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
                int c = written.codePointAt(i);
                boolean mark = Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
                if (!Character.isLetterOrDigit(c) && !mark && "-_. ".indexOf(c) < 0) {
                    return Notation.wrongAt(
                            i,
                            "the name \"%s\" has a \"%s\"; a name is made of letters, digits, blanks and - _ ."
                                    .formatted(written, Character.toString(c)));
                }
            }
            if (written.isBlank() || !written.equals(written.strip())) {
                return Notation.wrong("the name \"" + written + "\" must not begin or end with a blank");
            }
            return written.length() > LONGEST_NAME
                    ? Notation.wrong("the name is longer than " + LONGEST_NAME + " letters")
                    : Notation.right(written);
        };
    }

    /** One of a few fixed words. */
    public static <T> Notation<T> oneOf(Map<String, T> words) {
        return written -> {
            T value = words.get(written);
            return value != null
                    ? Notation.right(value)
                    : Notation.wrong("\"%s\" is not known here%s"
                            .formatted(
                                    written,
                                    Nearest.hintOrAll(
                                            written,
                                            words.keySet().stream().sorted().toList())));
        };
    }
}
