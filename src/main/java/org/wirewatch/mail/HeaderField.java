package org.wirewatch.mail;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes one header field. Every header value of every message passes here: values with CR, LF, NUL or another control
 * character are refused, other than ASCII is encoded (RFC 2047), lines are folded (RFC 5322 section 2.1.1).
 */
final class HeaderField {
    private static final int SOFT_LIMIT = 76;
    private static final int HARD_LIMIT = 998;
    private static final Pattern LONG_WORD = Pattern.compile("[^ ]{200}");

    /** Makes words of at most 56 characters, so that even behind our longest header's name one fits on the line. */
    private static final int BYTES_IN_A_WORD = 33;

    private HeaderField() {}

    /**
     * A field of plain words, such as a subject.
     *
     * <p>What only looks like an encoded word is encoded too, so that the reader sees what was written and not what a
     * mail program would make of it.
     *
     * @throws IllegalArgumentException if the value has a control character
     */
    static String words(String name, String value) {
        refuseControls(name, value);
        return isPlain(value) ? structured(name, value) : structured(name, encoded(value));
    }

    /**
     * A field whose value has a syntax and is ASCII already: addresses, Message-IDs, lists. Folds only where there is a
     * space.
     *
     * @throws IllegalArgumentException if the value has a control character, is not ASCII, or cannot be folded
     */
    static String structured(String name, String value) {
        refuseControls(name, value);
        if (value.isBlank() || value.chars().anyMatch(c -> c >= 0x80)) {
            throw new IllegalArgumentException("header " + name + " must be ASCII and not empty");
        }
        StringBuilder out = new StringBuilder(name).append(':');
        int column = out.length();
        for (String word : value.strip().split(" +", -1)) {
            if (word.length() >= HARD_LIMIT) {
                throw new IllegalArgumentException(
                        "header " + name + " has a word of " + word.length() + " characters, which no line can hold");
            }
            boolean fold = column + 1 + word.length() > SOFT_LIMIT && column > name.length() + 1;
            out.append(fold ? "\r\n " : " ").append(word);
            column = (fold ? 1 : column + 1) + word.length();
        }
        return out.append("\r\n").toString();
    }

    /** A display name in front of an address: as it is, in quotes, or encoded. */
    static String phrase(String name, String value) {
        refuseControls(name, value);
        if (value.matches("[A-Za-z0-9 !#$%&'*+/^_`{|}~-]*") && isPlain(value)) {
            return value;
        }
        return isPlain(value) ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : encoded(value);
    }

    /** What needs no encoding: ASCII with places to fold at, in which nothing looks encoded. */
    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c < 0x80)
                && !value.contains("=?")
                && !LONG_WORD.matcher(value).find();
    }

    private static void refuseControls(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.getType(value.charAt(i)) == Character.CONTROL
                    || value.charAt(i) == '\u2028'
                    || value.charAt(i) == '\u2029') {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "header %s must not hold the control character U+%04X (at offset %d)",
                        name,
                        (int) value.charAt(i),
                        i));
            }
        }
    }

    /** Encoded words, cut between characters as a reader sees them; spaces between them do not count. */
    private static String encoded(String value) {
        List<String> words = new ArrayList<>();
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(value);
        StringBuilder word = new StringBuilder();
        int start = clusters.first();
        for (int end = clusters.next(); end != BreakIterator.DONE; start = end, end = clusters.next()) {
            for (String piece : pieces(value.substring(start, end))) {
                if (bytes(word.toString()).length + bytes(piece).length > BYTES_IN_A_WORD) {
                    words.add(encodedWord(word.toString()));
                    word.setLength(0);
                }
                word.append(piece);
            }
        }
        words.add(encodedWord(word.toString()));
        return String.join(" ", words);
    }

    /** One cluster can be longer than an encoded word (stacked accents); then it is cut between code points. */
    private static List<String> pieces(String cluster) {
        return bytes(cluster).length <= BYTES_IN_A_WORD
                ? List.of(cluster)
                : cluster.codePoints().mapToObj(Character::toString).toList();
    }

    private static String encodedWord(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(text)) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
