package org.wirewatch.config.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What a key held.
 *
 * @param value null where the key is absent, or where its value was wrong (which has been noted)
 * @param place of the value; of the section where the key is absent
 * @param written whether the key stands in the file, right or wrong
 */
public record Field<T>(@Nullable T value, Place place, boolean written) {
    /** The value, or what holds where none is given. */
    public T or(T fallback) {
        return value == null ? fallback : value;
    }
}
