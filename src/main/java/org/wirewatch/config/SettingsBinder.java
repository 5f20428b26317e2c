package org.wirewatch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings.DatabaseSettings;
import org.wirewatch.config.Settings.FeedSource;
import org.wirewatch.config.Settings.Retention;
import org.wirewatch.config.Settings.WebSettings;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.Section.Named;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.mail.MailSettings;

/** Reads the file from its root, section by section. What it gives is good only if nothing was found wrong. */
final class SettingsBinder {
    private final Environment environment;
    private final QueryCheck queries;

    SettingsBinder(Environment environment, QueryCheck queries) {
        this.environment = environment;
        this.queries = queries;
    }

    Settings read(Section root, Home home) {
        Passwords passwords = new Passwords(environment, home);
        Path data = root.field("data", home.path()).or(home.folder().resolve("data"));
        Path sites = root.field("sites", home.path()).or(home.beside().resolve("sites"));
        DatabaseSettings database = DatabaseSection.read(root.section("database"), passwords);
        NetSection net = NetSection.read(root.section("net"), environment);
        MailSettings mail = MailSection.read(root.section("mail"), passwords, home, data);
        BounceSettings bounces = BouncesSection.read(root.section("bounces"), passwords);
        WebSettings web = WebSection.read(root.section("web"));
        Retention retention = RetentionSection.read(root.section("retention"));
        List<FeedSource> feeds =
                FeedsSection.read(root.items("feeds", "url"), net.poll().minInterval());

        Map<String, String> pieces = PiecesSection.read(root, queries);

        List<Named> readerEntries = root.named("readers", Texts.name());
        List<Named> watchEntries = root.named("watches", Texts.name());
        List<Named> digestEntries = root.named("digests", Texts.name());
        References readerNames = References.of("reader", readerEntries);
        References watchNames = References.of("watch", watchEntries);
        References digestNames = References.of("digest", digestEntries);

        List<Reader> readers = ReadersSection.read(readerEntries, environment.zone());
        List<DigestPlan> digests = DigestsSection.read(digestEntries, readerNames, watchNames);
        WatchesSection watches = WatchesSection.read(watchEntries, readerNames, digestNames, digests, pieces, queries);
        Field<String> operator = root.field("operator", Texts.line());
        if (operator.value() != null && !readerNames.names().contains(operator.value())) {
            root.error(operator.place(), "operator", readerNames.unknown(operator.value()));
        }
        root.done();
        return new Settings(
                data,
                database,
                net.fetch(),
                net.poll(),
                mail,
                bounces,
                web,
                operator.value(),
                readers,
                feeds,
                pieces,
                watches.watches(),
                watches.subscriptions(),
                watches.examples(),
                digests,
                retention,
                sites);
    }
}
