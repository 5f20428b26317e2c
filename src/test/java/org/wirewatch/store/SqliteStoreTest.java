package org.wirewatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.sqlite(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void itIsOpenedAgainWithWhatItHeld() {
        store.change(session -> session.feeds().pauseHost("a.test", NOON));
        store.close();
        store = Store.open(StoreSettings.sqlite(folder));
        Map<String, Instant> paused = store.read(session -> session.feeds().pausedHosts(NOON.minusSeconds(1)));
        assertThat(paused).containsKey("a.test");
    }

    @Test
    void aDatabaseFromANewerVersionIsLeftAlone() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("wirewatch.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_history SELECT 99, '99', description, type, 'V99__x.sql', checksum,"
                    + " installed_by, installed_on, execution_time, success FROM schema_history WHERE version = '1'");
        }
        store.close();
        assertThatThrownBy(() -> Store.open(StoreSettings.sqlite(folder)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("made by a newer Wirewatch")
                .hasMessageContaining("99");
        store = Store.open(StoreSettings.sqlite(folder.resolve("other")));
    }

    @Test
    void aFolderThatIsAFileIsToldAsWhatItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Store.open(StoreSettings.sqlite(file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("data:");
    }

    @Test
    void aFileThatIsNoDatabaseIsToldAsWhatItIs() throws Exception {
        Path other = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(other.resolve("wirewatch.db"), "this is no database, and long enough to be none".repeat(50));
        assertThatThrownBy(() -> Store.open(StoreSettings.sqlite(other)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a database");
    }
}
