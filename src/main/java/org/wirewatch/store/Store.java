package org.wirewatch.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;

/**
 * The one way to the database. Work is done in {@link #write}, one transaction each, or in {@link #read}. Thread-safe;
 * on SQLite writers queue here, fairly, instead of in the database's busy loop.
 */
public final class Store implements AutoCloseable {
    private final Connections connections;
    private final Jdbi jdbi;
    private final Optional<ReentrantLock> singleWriter;
    private final GroupCommit groupCommit = new GroupCommit(this::change);

    private Store(Connections connections) {
        this.connections = connections;
        this.jdbi = jdbi(connections.source(), connections.dialect());
        this.singleWriter =
                connections.dialect() == Dialect.SQLITE ? Optional.of(new ReentrantLock(true)) : Optional.empty();
    }

    /**
     * Opens the store and brings its tables up to date.
     *
     * @throws StoreException if the folder cannot be written, the server cannot be reached, or the database was made by
     *     a newer Wirewatch
     */
    public static Store open(StoreSettings settings) {
        Connections connections = Connections.open(settings);
        try {
            Migrations.bringUpToDate(connections, settings);
            return new Store(connections);
        } catch (RuntimeException failure) {
            connections.close();
            throw failure;
        }
    }

    /** Does work in one transaction: all of it is kept, or, if it throws, none. */
    public <T> T write(Function<Session, T> work) {
        singleWriter.ifPresent(ReentrantLock::lock);
        try {
            return jdbi.inTransaction(handle -> work.apply(session(handle)));
        } finally {
            singleWriter.ifPresent(ReentrantLock::unlock);
        }
    }

    /** {@link #write} for work that gives nothing back. */
    public void change(Consumer<Session> work) {
        boolean _ = write(session -> {
            work.accept(session);
            return true;
        });
    }

    /**
     * {@link #change} for small work that comes in crowds: what several threads bring within {@link GroupCommit#BREATH} is
     * done in one transaction, which spares each its own and its own wait for the disk. Returns when the work is kept.
     *
     * @param work may be run again, alone, if another's in the same transaction throws
     */
    public void changeTogether(Consumer<Session> work) {
        groupCommit.change(work);
    }

    /** Looks without changing anything. */
    public <T> T read(Function<Session, T> work) {
        if (connections.dialect() == Dialect.POSTGRESQL) {
            // Outside of a transaction its driver reads a whole result into memory.
            return jdbi.inTransaction(handle -> work.apply(session(handle)));
        }
        return jdbi.withHandle(handle -> work.apply(session(handle)));
    }

    /** Which database it is, for {@code status} and {@code check}. */
    public String describe() {
        return connections.description();
    }

    @Override
    public void close() {
        connections.close();
    }

    private Session session(Handle handle) {
        return new Session(handle);
    }

    private static Jdbi jdbi(DataSource source, Dialect dialect) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.define("skip_locked", dialect.skipLocked());
        jdbi.define("take_turn", dialect.takeTurn());
        ColumnMapper<Instant> instants = (row, column, _) -> {
            long milliseconds = row.getLong(column);
            return row.wasNull() ? null : Instant.ofEpochMilli(milliseconds);
        };
        jdbi.registerColumnMapper(Instant.class, instants);
        jdbi.registerArgument(new Milliseconds());
        jdbi.registerArgument(new TextWithoutNul());
        return jdbi;
    }

    /** PostgreSQL refuses U+0000 in a text, and JSON from outside may hold it. */
    private static final class TextWithoutNul extends AbstractArgumentFactory<String> {
        TextWithoutNul() {
            super(java.sql.Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            String clean = value.indexOf('\0') < 0 ? value : value.replace("\0", "");
            return (position, statement, _) -> statement.setString(position, clean);
        }
    }

    /** Instants travel as UTC milliseconds, so that both databases sort them alike. */
    private static final class Milliseconds extends AbstractArgumentFactory<Instant> {
        Milliseconds() {
            super(java.sql.Types.BIGINT);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setLong(position, value.toEpochMilli());
        }
    }
}
