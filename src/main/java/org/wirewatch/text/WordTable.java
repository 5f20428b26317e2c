package org.wirewatch.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Different words, numbered 0, 1, 2 and so on in order of appearance. A bare table, because every word of every article
 * passes through one, is then looked up in another, and that one holds the words of a million watches. Safe to read
 * from many threads once nothing more is added; until then for one thread.
 */
public final class WordTable {
    /** The number of a word that is not here. */
    public static final int NONE = -1;

    private @Nullable String[] words;
    private int[] hashes;
    /** Number plus one; 0 where free. A power of two, at least twice as many as {@link #words} has room for. */
    private int[] slots;

    private int size;

    /** An empty table, with room for so many words before it grows. */
    public WordTable(int expected) {
        int room = Math.max(4, expected);
        words = new @Nullable String[room];
        hashes = new int[room];
        slots = new int[Integer.highestOneBit(room) * 4];
    }

    /** How many words there are. */
    public int size() {
        return size;
    }

    /**
     * The word of a number.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public String get(int number) {
        String word = words[number];
        if (word == null) {
            throw new IndexOutOfBoundsException(number);
        }
        return word;
    }

    /** All words, by number. */
    public List<String> words() {
        return IntStream.range(0, size).mapToObj(this::get).toList();
    }

    /** The {@link WordHash} of the word of a number. */
    public int hash(int number) {
        return hashes[number];
    }

    /** The number of a word, or {@link #NONE}. */
    public int find(String word) {
        return find(word, WordHash.of(word));
    }

    /**
     * The number of a word, or {@link #NONE}.
     *
     * @param hash its {@link WordHash}
     */
    public int find(String word, int hash) {
        int slot = WordHash.slot(hash, slots.length);
        for (int next = slots[slot]; next != 0; next = slots[slot]) {
            if (hashes[next - 1] == hash && word.equals(words[next - 1])) {
                return next - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    /**
     * The number of the first characters of a word, or {@link #NONE}.
     *
     * @param hash what {@link WordHash} gives for these characters
     */
    public int findPrefix(String word, int length, int hash) {
        int slot = WordHash.slot(hash, slots.length);
        for (int next = slots[slot]; next != 0; next = slots[slot]) {
            if (hashes[next - 1] == hash) {
                String known = get(next - 1);
                if (known.length() == length && word.startsWith(known)) {
                    return next - 1;
                }
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    /** The number of a word, which is given one if it has none. */
    public int add(String word) {
        return add(word, WordHash.of(word));
    }

    /**
     * The same.
     *
     * @param hash the word's {@link WordHash}
     */
    public int add(String word, int hash) {
        int slot = WordHash.slot(hash, slots.length);
        for (int next = slots[slot]; next != 0; next = slots[slot]) {
            if (hashes[next - 1] == hash && word.equals(words[next - 1])) {
                return next - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return put(slot, word, hash);
    }

    /**
     * The same for a word that is not a string yet, and only becomes one if it is new.
     *
     * @param start where it begins in {@code letters}, inclusive
     * @param end where it ends, exclusive
     * @param hash its {@link WordHash}
     */
    public int add(char[] letters, int start, int end, int hash) {
        int slot = WordHash.slot(hash, slots.length);
        for (int next = slots[slot]; next != 0; next = slots[slot]) {
            if (hashes[next - 1] == hash && isWord(next - 1, letters, start, end)) {
                return next - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return put(slot, new String(letters, start, end - start), hash);
    }

    private boolean isWord(int number, char[] letters, int start, int end) {
        String word = get(number);
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != letters[start + i]) {
                return false;
            }
        }
        return true;
    }

    private int put(int slot, String word, int hash) {
        int number = size;
        if (number == words.length) {
            grow();
            return add(word, hash);
        }
        words[number] = word;
        hashes[number] = hash;
        slots[slot] = number + 1;
        size++;
        return number;
    }

    private void grow() {
        int room = words.length + words.length / 2 + 1;
        words = Arrays.copyOf(words, room);
        hashes = Arrays.copyOf(hashes, room);
        if (room * 2 <= slots.length) {
            return;
        }
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            int slot = WordHash.slot(hashes[number], slots.length);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }
}
