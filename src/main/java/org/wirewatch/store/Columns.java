package org.wirewatch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Columns that may be NULL, for the mappers that are written out. Stateless. */
final class Columns {
    private Columns() {}

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }

    static @Nullable Double fraction(ResultSet row, String column) throws SQLException {
        double fraction = row.getDouble(column);
        return row.wasNull() ? null : (Double) fraction;
    }

    /** Times are kept in milliseconds since 1970. */
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long milliseconds = number(row, column);
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}
