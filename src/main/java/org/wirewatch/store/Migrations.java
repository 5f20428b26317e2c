package org.wirewatch.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables up to date; a database from a newer Wirewatch is left alone. */
final class Migrations {
    private Migrations() {}

    static void bringUpToDate(Connections connections, StoreSettings settings) {
        Flyway flyway = Flyway.configure()
                .dataSource(connections.source())
                .locations(
                        "classpath:org/wirewatch/store/" + connections.dialect().folder())
                .table("schema_history")
                .load();
        try {
            refuseTheFuture(flyway, connections);
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new StoreException(
                    "The tables of " + settings + " cannot be brought up to date: "
                            + String.valueOf(failure.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("unknown reason"),
                    failure);
        }
    }

    private static void refuseTheFuture(Flyway flyway, Connections connections) {
        Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .map(MigrationInfo::getVersion)
                .findFirst()
                .ifPresent(version -> {
                    throw new StoreException("The database " + connections.description()
                            + " was made by a newer Wirewatch (its tables are at version " + version
                            + "). Run that version, or point `data:` to another folder.");
                });
    }
}
