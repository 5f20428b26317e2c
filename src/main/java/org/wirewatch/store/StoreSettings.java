package org.wirewatch.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the state is kept.
 *
 * @param folder of the SQLite file; made if it does not exist
 * @param jdbcUrl {@code jdbc:postgresql:…}; null for SQLite in {@code folder}
 * @param user database user; null for none or where the URL names it
 * @param password never shown; null for none
 */
public record StoreSettings(
        Path folder,
        @Nullable String jdbcUrl,
        @Nullable String user,
        @Nullable String password) {

    /** SQLite in a folder. */
    public static StoreSettings sqlite(Path folder) {
        return new StoreSettings(folder, null, null, null);
    }

    @Override
    public String toString() {
        return jdbcUrl == null ? "SQLite in " + folder : "PostgreSQL";
    }
}
