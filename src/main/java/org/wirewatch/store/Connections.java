package org.wirewatch.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;

/** The pool of connections to one of the two databases. */
final class Connections implements AutoCloseable {
    private static final String SQLITE_FILE = "wirewatch.db";
    private static final int READERS_AND_ONE_WRITER = 4;

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final String description;

    private Connections(HikariDataSource pool, Dialect dialect, String description) {
        this.pool = pool;
        this.dialect = dialect;
        this.description = description;
    }

    static Connections open(StoreSettings settings) {
        String url = settings.jdbcUrl();
        if (url == null) {
            return sqlite(settings.folder());
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StoreException("database.url must begin with jdbc:postgresql: (leave it out for SQLite)");
        }
        return postgresql(settings, url);
    }

    private static Connections sqlite(Path folder) {
        Path file = folder.resolve(SQLITE_FILE);
        makeWritable(folder);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL: what was acknowledged is on the disk even when the power goes.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(20_000);
        config.enforceForeignKeys(true);
        Properties properties = config.toProperties();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:sqlite:" + file.toAbsolutePath());
        pool.setDataSourceProperties(properties);
        pool.setMaximumPoolSize(READERS_AND_ONE_WRITER);
        pool.setPoolName("sqlite");
        return start(pool, Dialect.SQLITE, file.toString());
    }

    private static void makeWritable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException | SecurityException failure) {
            throw new StoreException(
                    "The data folder " + folder + " cannot be made: " + reason(failure)
                            + ". Choose another with `data:` in the config, or give this user the right to write there.",
                    failure);
        }
        if (!Files.isWritable(folder)) {
            throw new StoreException("The data folder " + folder.toAbsolutePath()
                    + " is not writable by this user. Give the right to write there, or choose another with `data:`.");
        }
    }

    private static Connections postgresql(StoreSettings settings, String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(10);
        pool.setPoolName("postgresql");
        return start(pool, Dialect.POSTGRESQL, "PostgreSQL");
    }

    private static Connections start(HikariConfig config, Dialect dialect, String description) {
        config.setConnectionTimeout(20_000);
        config.setInitializationFailTimeout(10_000);
        try {
            return new Connections(new HikariDataSource(config), dialect, description);
        } catch (RuntimeException failure) {
            throw new StoreException(
                    "The database (" + description + ") cannot be opened: " + reason(failure)
                            + ". Is it there, is it a database, and may this user use it?",
                    failure);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof SQLException)) {
            root = root.getCause();
        }
        String words = root.getMessage() == null
                ? ""
                : root.getMessage().lines().findFirst().orElse("");
        String kind = root.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? kind : root instanceof SQLException ? words : kind + " " + words;
    }

    DataSource source() {
        return pool;
    }

    Dialect dialect() {
        return dialect;
    }

    String description() {
        return description;
    }

    @Override
    public void close() {
        pool.close();
    }
}
