package org.wirewatch.article;

import org.jspecify.annotations.Nullable;

/**
 * What names said that were read before: pages of one site repeat theirs thousands of times, and what they say depends on
 * nothing else. Each text has one place, which the next text of that place takes over, so memory stays within bounds.
 *
 * <p>Thread-safe without locks: an entry is immutable, and one that another thread does not see yet is read anew.
 */
final class NameMemory {
    private static final int PLACES = 1 << 10;
    private static final int LONGEST_CHARS = 160;

    private record Entry(int hash, String text, Names names) {}

    private final @Nullable Entry[] entries = new Entry[PLACES];

    /** Null if they are not known, or no longer. */
    @Nullable
    Names recall(String text) {
        int hash = text.hashCode();
        Entry entry = entries[place(hash)];
        return entry != null && entry.hash == hash && entry.text.equals(text) ? entry.names : null;
    }

    /** Longer texts are mostly never seen again, and are not kept. */
    void note(String text, Names names) {
        if (text.length() <= LONGEST_CHARS) {
            int hash = text.hashCode();
            entries[place(hash)] = new Entry(hash, text, names);
        }
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & (PLACES - 1);
    }
}
