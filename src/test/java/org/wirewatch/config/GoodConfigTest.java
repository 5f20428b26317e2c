package org.wirewatch.config;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Reader.QuietHours;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.When;
import org.wirewatch.config.Settings.DatabaseSettings;
import org.wirewatch.config.Settings.FeedSource;
import org.wirewatch.config.Settings.Listen;
import org.wirewatch.config.Settings.PollSettings;
import org.wirewatch.config.Settings.Retention;
import org.wirewatch.config.Settings.WebSettings;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.mail.DkimKey;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.MailSettings.Secret;
import org.wirewatch.mail.MailSettings.Security;
import org.wirewatch.mail.MailSettings.Smtp;
import org.wirewatch.net.FetchSettings;

class GoodConfigTest {
    @TempDir
    Path folder;

    @Test
    void everyKeyArrivesInItsSetting() {
        Settings settings = accepted(Specimens.GOOD.resolve("everything.yaml"));

        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/wirewatch"));
        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db.example.org/wirewatch", "wirewatch", new Secret("hunter2")));
        assertThat(settings.fetch())
                .isEqualTo(new FetchSettings(
                        "Wirewatch/1.2.3 (+https://example.org/about-our-monitor)",
                        2,
                        Duration.ofMillis(500),
                        64,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(90),
                        20 * 1024 * 1024,
                        512 * 1024,
                        List.of("127.0.0.0/8", "::1/128")));
        assertThat(settings.poll())
                .isEqualTo(new PollSettings(Duration.ofMinutes(5), Duration.ofHours(12), Duration.ofHours(36)));
        assertThat(settings.mail())
                .isEqualTo(new MailSettings(
                        "Wirewatch <wirewatch@example.org>",
                        "desk@example.org",
                        "Example Press, 1 Example Street, Exampleton",
                        new Smtp(
                                "smtp.example.org",
                                2525,
                                Security.TLS,
                                "wirewatch",
                                new Secret("hunter2"),
                                Duration.ofSeconds(20)),
                        Path.of("/var/lib/wirewatch/mail")));
        assertThat(settings.bounces())
                .isEqualTo(new BounceSettings(
                        new BounceSettings.Imap(
                                "imap.example.org",
                                1143,
                                Security.STARTTLS,
                                "bounces",
                                new Secret("hunter2"),
                                null,
                                "Reports",
                                Duration.ofSeconds(20)),
                        Duration.ofMinutes(15),
                        5));
        assertThat(settings.web())
                .isEqualTo(new WebSettings(new Listen("::1", 9000), URI.create("https://news.example.org/wirewatch")));
        assertThat(settings.operator()).isEqualTo("ben");
        assertThat(settings.retention())
                .isEqualTo(
                        new Retention(Duration.ofDays(30), Duration.ofDays(14), Duration.ofDays(7), 64 * 1024 * 1024));
    }

    @Test
    void readersFeedsWatchesAndDigestsKeepTheOrderOfTheFile() {
        Settings settings = accepted(Specimens.GOOD.resolve("everything.yaml"));

        assertThat(settings.readers())
                .containsExactly(
                        new Reader(
                                "ana",
                                "ana@example.org",
                                ZoneId.of("Europe/Madrid"),
                                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)),
                                20),
                        new Reader("ben", "ben@example.org", ZoneId.of("Europe/Lisbon"), null));
        assertThat(settings.feeds())
                .containsExactly(
                        new FeedSource(URI.create("https://www.example.org/feed.xml"), null, null, null, true),
                        new FeedSource(
                                URI.create("http://www.example.com/world.atom?a=b&c=d"),
                                Duration.ofMinutes(6),
                                "world",
                                "Example World",
                                false),
                        new FeedSource(URI.create("https://xn--b1amnebsh.example/rss"), null, null, null, true));
        assertThat(settings.watches())
                .extracting(watch -> watch.name() + ": " + watch.query().source())
                .containsExactly("north: \"North Korea*\" AND troops", "south: troops", "east: troops OR soldiers");
        assertThat(settings.subscriptions())
                .containsExactly(
                        new Subscription(
                                "north",
                                List.of("ana", "ben"),
                                new When.Now(),
                                true,
                                true,
                                3,
                                LocalDateTime.parse("2026-12-01T00:00")),
                        new Subscription("south", List.of("ana"), new When.Hourly()),
                        new Subscription("east", List.of("ben"), new When.InDigest("evening")));
        Set<DayOfWeek> everyDay = EnumSet.allOf(DayOfWeek.class);
        assertThat(settings.digests())
                .containsExactly(
                        new DigestPlan("morning", LocalTime.of(7, 0), everyDay, List.of("ana"), List.of()),
                        new DigestPlan(
                                "evening",
                                LocalTime.of(19, 30),
                                EnumSet.of(SATURDAY, SUNDAY, MONDAY, THURSDAY),
                                List.of("ben"),
                                List.of("east", "south")));
    }

    @Test
    void anEmptyFileIsAConfigurationOfDefaults() throws Exception {
        Path file = Files.writeString(folder.resolve("wirewatch.yaml"), "# nothing yet\n");

        Settings settings = accepted(file);

        assertThat(settings.data()).isEqualTo(folder.resolve("data"));
        assertThat(settings.database()).isNull();
        assertThat(settings.poll())
                .isEqualTo(new PollSettings(Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(1)));
        assertThat(settings.fetch().userAgent()).isEqualTo("Wirewatch/1.2.3");
        assertThat(settings.mail().smtp()).isNull();
        assertThat(settings.web()).isEqualTo(new WebSettings(new Listen("127.0.0.1", 8026), null));
        assertThat(settings.feeds()).isEmpty();
    }

    @Test
    void relativePathsBeginAtTheFolderAboveAFolderCalledConfig() throws Exception {
        Path config = Files.createDirectory(folder.resolve("config"));
        Path file = Files.writeString(config.resolve("wirewatch.yaml"), "data: data\n");

        assertThat(accepted(file).data()).isEqualTo(folder.resolve("data"));
    }

    @Test
    void eachSigningKeyHasADomainAndSelector() {
        assertThat(accepted(Specimens.GOOD.resolve("signed.yaml")).mail().dkim())
                .extracting(DkimKey::toString)
                .containsExactly("old._domainkey.news.example.org", "new._domainkey.example.org");
    }

    @Test
    void theShippedFileIsGoodWithoutAWarning() {
        Path shipped = Path.of("config/wirewatch.yaml");
        Loaded loaded = new ConfigReader(Specimens.ENVIRONMENT, new WatchLanguage()).read(shipped);

        assertThat(loaded).isInstanceOf(Loaded.Accepted.class);
        assertThat(((Loaded.Accepted) loaded).warnings()).isEmpty();
        assertThat(((Loaded.Accepted) loaded).settings().data())
                .isEqualTo(Path.of("data").toAbsolutePath());
    }

    private static Settings accepted(Path file) {
        Loaded loaded = Specimens.reader().read(file);
        assertThat(loaded).isInstanceOf(Loaded.Accepted.class);
        return ((Loaded.Accepted) loaded).settings();
    }
}
