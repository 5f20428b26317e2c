package org.wirewatch.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a plain JDBC statement, bound one after the other in the form in which {@link Store} binds them
 * elsewhere.
 */
final class Parameters {
    private final PreparedStatement statement;
    private int bound;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** U+0000 is left out, as PostgreSQL refuses it. */
    Parameters text(@Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(++bound, Types.VARCHAR);
        } else {
            statement.setString(++bound, withoutNul(value));
        }
        return this;
    }

    /** As UTC milliseconds. */
    Parameters instant(@Nullable Instant value) throws SQLException {
        return longNumber(value == null ? null : (Long) value.toEpochMilli());
    }

    Parameters number(int value) throws SQLException {
        statement.setInt(++bound, value);
        return this;
    }

    Parameters longNumber(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++bound, Types.BIGINT);
        } else {
            statement.setLong(++bound, value);
        }
        return this;
    }

    static String withoutNul(String value) {
        return value.indexOf('\0') < 0 ? value : value.replace("\0", "");
    }
}
