package org.wirewatch.watch;

import java.util.Arrays;

/** Numbers by number, without boxing. For one thread. */
final class IntMap {
    static final int NONE = -1;

    private int[] keys;
    private int[] values;
    private int size;

    /** An empty map with room for so many entries before it grows. */
    IntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        keys = new int[capacity];
        values = new int[capacity];
        Arrays.fill(keys, NONE);
    }

    int size() {
        return size;
    }

    /** The value of a key, or {@link #NONE}. */
    int get(int key) {
        int slot = slot(key);
        while (keys[slot] != NONE) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return NONE;
    }

    /**
     * Adds an entry.
     *
     * @param key not negative, and not in the map yet
     */
    void add(int key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(key);
        while (keys[slot] != NONE) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        values[slot] = value;
        size++;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        Arrays.fill(keys, NONE);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != NONE) {
                add(oldKeys[i], oldValues[i]);
            }
        }
    }

    private int slot(int key) {
        int mixed = key * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & (keys.length - 1);
    }
}
