package org.wirewatch.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.When;
import org.wirewatch.config.Settings.DatabaseSettings;
import org.wirewatch.config.Settings.FeedSource;
import org.wirewatch.config.Settings.Listen;
import org.wirewatch.config.Settings.WebSettings;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Sizes;
import org.wirewatch.config.notation.Times;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.mail.DkimKey;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.MailSettings.Smtp;
import org.wirewatch.net.FetchSettings;
import org.wirewatch.watch.Watch;

/**
 * Settings as the YAML that would give them: defaults written out, paths absolute, secrets masked. Fit to be pasted into
 * a question to somebody else.
 */
public final class ConfigDump {
    private static final DumpSettings STYLE = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(100)
            .setSplitLines(false)
            .build();

    private ConfigDump() {}

    /** The settings as YAML, ending with a line feed. */
    public static String of(Settings settings) {
        Keys root = new Keys()
                .put("data", settings.data())
                .put("sites", settings.sites())
                .put("database", database(settings.database()))
                .put("net", net(settings))
                .put("mail", mail(settings.mail()))
                .put("bounces", bounces(settings.bounces()))
                .put("web", web(settings.web()))
                .put("operator", settings.operator())
                .put("readers", named(settings.readers(), Reader::name, ConfigDump::reader))
                .put("feeds", settings.feeds().stream().map(ConfigDump::feed).toList())
                .put("pieces", settings.pieces().isEmpty() ? null : settings.pieces())
                .put("watches", watches(settings))
                .put("digests", named(settings.digests(), DigestPlan::name, ConfigDump::digest))
                .put(
                        "retention",
                        new Keys()
                                .put(
                                        "articles",
                                        Durations.format(settings.retention().articles()))
                                .put(
                                        "messages",
                                        Durations.format(settings.retention().messages()))
                                .put(
                                        "pages",
                                        Durations.format(settings.retention().pages()))
                                .put(
                                        "pages_size",
                                        Sizes.format(settings.retention().pagesBytes()))
                                .map());
        return new Dump(STYLE).dumpToString(root.map());
    }

    /** Keys in order; what is not set is left out. */
    private static final class Keys {
        private final Map<String, Object> map = new LinkedHashMap<>();

        Keys put(String key, @Nullable Object value) {
            if (value != null) {
                boolean asIs = value instanceof Map || value instanceof List || value instanceof Integer;
                map.put(key, asIs ? value : value.toString());
            }
            return this;
        }

        Map<String, Object> map() {
            return map;
        }
    }

    private static @Nullable Map<String, Object> database(@Nullable DatabaseSettings database) {
        return database == null
                ? null
                : new Keys()
                        .put("url", SecretMask.mask(database.url()))
                        .put("username", database.username())
                        .put("password", database.password())
                        .map();
    }

    private static Map<String, Object> net(Settings settings) {
        FetchSettings fetch = settings.fetch();
        return new Keys()
                .put("user_agent", fetch.userAgent())
                .put("min_interval", Durations.format(settings.poll().minInterval()))
                .put("max_interval", Durations.format(settings.poll().maxInterval()))
                .put("trouble_after", Durations.format(settings.poll().troubleAfter()))
                .put("per_host", fetch.perHost())
                .put("host_pause", Durations.format(fetch.hostPause()))
                .put("in_flight", fetch.inFlight())
                .put("connect_timeout", Durations.format(fetch.connectTimeout()))
                .put("total_timeout", Durations.format(fetch.totalTimeout()))
                .put("max_feed", Sizes.format(fetch.maxFeedBytes()))
                .put("max_article", Sizes.format(fetch.maxArticleBytes()))
                .put("allow_private", fetch.allowPrivate())
                .map();
    }

    private static Map<String, Object> mail(MailSettings mail) {
        Smtp smtp = mail.smtp();
        return new Keys()
                .put("from", mail.from())
                .put("reply_to", mail.replyTo())
                .put("postal_address", mail.postalAddress())
                .put("smtp", smtp == null ? null : smtp(smtp))
                .put(
                        "dkim",
                        mail.dkim().isEmpty()
                                ? null
                                : mail.dkim().stream().map(ConfigDump::dkim).toList())
                .map();
    }

    private static Map<String, Object> dkim(DkimKey key) {
        return new Keys()
                .put("selector", key.selector())
                .put("key_file", key.file())
                .put("domain", key.domain())
                .map();
    }

    private static Map<String, Object> smtp(Smtp smtp) {
        return new Keys()
                .put("host", smtp.host())
                .put("port", smtp.port())
                .put("security", smtp.security().name().toLowerCase(Locale.ROOT))
                .put("username", smtp.username())
                .put("password", smtp.password())
                .put("token_command", smtp.tokenCommand())
                .put("timeout", Durations.format(smtp.timeout()))
                .map();
    }

    private static @Nullable Map<String, Object> bounces(@Nullable BounceSettings bounces) {
        if (bounces == null) {
            return null;
        }
        BounceSettings.Imap imap = bounces.imap();
        return new Keys()
                .put(
                        "imap",
                        new Keys()
                                .put("host", imap.host())
                                .put("port", imap.port())
                                .put("security", imap.security().name().toLowerCase(Locale.ROOT))
                                .put("username", imap.username())
                                .put("password", imap.password())
                                .put("token_command", imap.tokenCommand())
                                .put("folder", imap.folder())
                                .put("timeout", Durations.format(imap.timeout()))
                                .map())
                .put("every", Durations.format(bounces.every()))
                .put("pause_after", bounces.pauseAfter())
                .map();
    }

    private static Map<String, Object> web(WebSettings web) {
        Listen listen = web.listen();
        return new Keys()
                .put("listen", listen == null ? "off" : listen)
                .put("public_url", web.publicUrl())
                .map();
    }

    private static Map<String, Object> reader(Reader reader) {
        Reader.QuietHours quiet = reader.quietHours();
        return new Keys()
                .put("email", reader.email())
                .put("timezone", reader.zone())
                .put("quiet_hours", quiet == null ? null : quiet.from() + "-" + quiet.to())
                .put("cap", reader.alertsPerHour())
                .map();
    }

    private static Object feed(FeedSource feed) {
        return new Keys()
                .put("url", masked(feed.url()))
                .put("every", feed.every() == null ? null : Durations.format(feed.every()))
                .put("group", feed.group())
                .put("name", feed.name())
                .put("pages", feed.pages() ? null : "off")
                .map();
    }

    private static String masked(URI url) {
        return SecretMask.mask(url.toString());
    }

    private static Map<String, Object> watches(Settings settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < settings.watches().size(); i++) {
            Watch watch = settings.watches().get(i);
            Subscription subscription = settings.subscriptions().get(i);
            List<String> languages = watch.query().context().languages();
            WatchExamples examples =
                    settings.examples().getOrDefault(watch.name(), new WatchExamples(List.of(), List.of()));
            String when = switch (subscription.when()) {
                case When.Now() -> "now";
                case When.Hourly() -> "hourly";
                case When.InDigest(String digest) -> digest;
            };
            all.put(
                    watch.name(),
                    new Keys()
                            .put("query", watch.query().source())
                            .put("languages", languages.isEmpty() ? null : languages)
                            .put("to", subscription.readers())
                            .put("when", when)
                            .put("updates", subscription.updates() ? "yes" : null)
                            .put("priority", subscription.urgent() ? "urgent" : null)
                            .put("cap", subscription.cap())
                            .put("snooze_until", moment(subscription))
                            .put("must_match", orNothing(examples.mustMatch()))
                            .put("must_not_match", orNothing(examples.mustNotMatch()))
                            .map());
        }
        return all;
    }

    private static @Nullable List<String> orNothing(List<String> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable String moment(Subscription subscription) {
        return subscription.snoozeUntil() == null ? null : Times.format(subscription.snoozeUntil());
    }

    private static Map<String, Object> digest(DigestPlan digest) {
        List<String> days = Times.format(digest.days());
        return new Keys()
                .put("at", digest.at())
                .put("days", days.size() == 1 ? days.getFirst() : days)
                .put("to", digest.readers())
                .put("watches", digest.watches().isEmpty() ? "all" : digest.watches())
                .map();
    }

    private static <T> Map<String, Object> named(List<T> all, Function<T, String> name, Function<T, Object> keys) {
        Map<String, Object> map = new LinkedHashMap<>();
        all.forEach(each -> map.put(name.apply(each), keys.apply(each)));
        return map;
    }
}
