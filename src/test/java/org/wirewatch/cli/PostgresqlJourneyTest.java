package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;

/** The same journey with the state on a PostgreSQL server, named in the config by its JDBC URL. */
class PostgresqlJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void anAlertIsSentOnceOverARestart() throws Exception {
        Item ice = new Item(
                "ice",
                "Ice closes the outer bay",
                "Ice has closed the outer bay of Skerry for the first time in nine years, the harbour office said.\n"
                        + "The icebreaker Tern is on its way and will clear a lane by noon.");
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                NewsWorld courier = NewsWorld.open(13);
                ScriptedSmtpServer smtp = ScriptedSmtpServer.plain()) {
            courier.publish("/feed", "The Courier");
            try (Newsdesk desk = Newsdesk.open(folder, smtp, """
                    database: { url: "%s", username: postgres }
                    readers:
                      ana: { email: ana@example.org, timezone: Europe/Madrid }
                    feeds: [ "%s" ]
                    watches:
                      ice: { query: 'ice AND bay', to: [ana], when: now }
                    """.formatted(
                            "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", courier.url("/feed")))) {
                desk.round();
                courier.publish("/feed", "The Courier", ice);
                desk.nextRound();
                desk.restart();
                desk.nextRound();

                assertThat(desk.mails())
                        .extracting(ReadMail::subject)
                        .containsExactly("[ice] Ice closes the outer bay");
                assertThat(desk.status().database()).isEqualTo("PostgreSQL");
            }
        }
    }
}
