package org.wirewatch.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.WordHash;

/**
 * Numbers strings 0, 1, 2 and so on in order of appearance. A bare table, because it is asked for every word of every
 * article and holds the words of a million watches. Safe to read from many threads once nothing more is added.
 */
final class StringIds {
    static final int NONE = -1;

    private @Nullable String[] strings;
    private int[] slots;
    private int size;

    /** An empty table, with room for so many strings before it grows. */
    StringIds(int expected) {
        strings = new @Nullable String[Math.max(4, expected)];
        slots = new int[Integer.highestOneBit(Math.max(4, expected)) * 4];
    }

    int size() {
        return size;
    }

    String get(int id) {
        String string = strings[id];
        if (string == null) {
            throw new IndexOutOfBoundsException(id);
        }
        return string;
    }

    /** The number of a string, or {@link #NONE}. */
    int find(String string) {
        int slot = slot(WordHash.of(string));
        for (int id = slots[slot]; id != 0; id = slots[slot]) {
            if (string.equals(strings[id - 1])) {
                return id - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    /**
     * The number of the first characters of a string, or {@link #NONE}.
     *
     * @param hash what {@link WordHash} gives for these characters
     */
    int findPrefix(String string, int length, int hash) {
        int slot = slot(hash);
        for (int id = slots[slot]; id != 0; id = slots[slot]) {
            String known = get(id - 1);
            if (known.length() == length && string.startsWith(known)) {
                return id - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    /** The number of a string, which is given one if it has none. */
    int add(String string) {
        int slot = slot(WordHash.of(string));
        for (int id = slots[slot]; id != 0; id = slots[slot]) {
            if (string.equals(strings[id - 1])) {
                return id - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (size == strings.length) {
            grow();
            return add(string);
        }
        strings[size] = string;
        size++;
        slots[slot] = size;
        return size - 1;
    }

    private void grow() {
        strings = Arrays.copyOf(strings, strings.length + strings.length / 2 + 1);
        if (strings.length * 2 <= slots.length) {
            return;
        }
        slots = new int[slots.length * 2];
        for (int id = 0; id < size; id++) {
            int slot = slot(WordHash.of(get(id)));
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = id + 1;
        }
    }

    private int slot(int hash) {
        return WordHash.slot(hash, slots.length);
    }
}
