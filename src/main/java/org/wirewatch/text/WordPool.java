package org.wirewatch.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The different words of one text, each kept once: half of a text's words are repeats. For one thread. */
final class WordPool {
    private @Nullable String[] table = new @Nullable String[256];
    private int size;

    /** The word that stands at {@code start} to {@code end}, which is ASCII, in lower case. */
    String lowerCaseAscii(String raw, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = WordHash.next(hash, lower(raw.charAt(i)));
        }
        int slot = slot(hash);
        for (String known = table[slot]; known != null; known = table[slot]) {
            if (isLowerCaseOf(known, raw, start, end)) {
                return known;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        byte[] lower = new byte[end - start];
        for (int i = start; i < end; i++) {
            lower[i - start] = (byte) lower(raw.charAt(i));
        }
        return put(slot, new String(lower, StandardCharsets.ISO_8859_1));
    }

    /** The pool's own copy of a word. */
    String same(String word) {
        int slot = slot(WordHash.of(word));
        for (String known = table[slot]; known != null; known = table[slot]) {
            if (known.equals(word)) {
                return known;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return put(slot, word);
    }

    private String put(int slot, String word) {
        table[slot] = word;
        size++;
        if (size > table.length / 2) {
            grow();
        }
        return word;
    }

    private void grow() {
        @Nullable String[] old = table;
        table = new @Nullable String[old.length * 2];
        for (String word : old) {
            if (word != null) {
                int slot = slot(WordHash.of(word));
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = word;
            }
        }
    }

    private int slot(int hash) {
        return WordHash.slot(hash, table.length);
    }

    private static boolean isLowerCaseOf(String known, String raw, int start, int end) {
        if (known.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (known.charAt(i - start) != lower(raw.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
