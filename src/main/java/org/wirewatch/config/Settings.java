package org.wirewatch.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Subscription;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.MailSettings.Secret;
import org.wirewatch.net.FetchSettings;
import org.wirewatch.watch.Watch;

/**
 * The whole configuration, checked: names refer to things that exist, values are in range, paths are absolute.
 *
 * @param data folder of the database, the maildir and page copies
 * @param database a server to keep the state on; null for SQLite in {@code data}
 * @param fetch how requests are made
 * @param poll how often feeds are asked
 * @param mail how mail goes out
 * @param bounces where delivery reports come in; null where nobody reads them
 * @param web the pages
 * @param operator name of the reader who hears of trouble; null for nobody
 * @param readers who gets mail, in file order
 * @param feeds what is polled, in file order, each URL once
 * @param pieces parts of queries that watches name, in file order, by name without the {@code @}
 * @param watches what is looked for, in file order
 * @param subscriptions one for each watch, in the same order
 * @param examples what the file's watches must match and must not, by the watch's name; for those that have any
 * @param digests in file order
 * @param retention how long things are kept
 * @param sites folder of the rules for single sites; need not exist
 */
public record Settings(
        Path data,
        @Nullable DatabaseSettings database,
        FetchSettings fetch,
        PollSettings poll,
        MailSettings mail,
        @Nullable BounceSettings bounces,
        WebSettings web,
        @Nullable String operator,
        List<Reader> readers,
        List<FeedSource> feeds,
        Map<String, String> pieces,
        List<Watch> watches,
        List<Subscription> subscriptions,
        Map<String, WatchExamples> examples,
        List<DigestPlan> digests,
        Retention retention,
        Path sites) {

    /** The same without pages, for commands that are over soon. */
    public Settings withoutPages() {
        return new Settings(
                data,
                database,
                fetch,
                poll,
                mail,
                bounces,
                new WebSettings(null, web.publicUrl()),
                operator,
                readers,
                feeds,
                pieces,
                watches,
                subscriptions,
                examples,
                digests,
                retention,
                sites);
    }

    /** The same with watches that are kept elsewhere, after those of the file. */
    public Settings withWatches(List<Watch> more, List<Subscription> theirs) {
        return new Settings(
                data,
                database,
                fetch,
                poll,
                mail,
                bounces,
                web,
                operator,
                readers,
                feeds,
                pieces,
                Stream.concat(watches.stream(), more.stream()).toList(),
                Stream.concat(subscriptions.stream(), theirs.stream()).toList(),
                examples,
                digests,
                retention,
                sites);
    }

    /**
     * A PostgreSQL server.
     *
     * @param url JDBC URL, without a password in it
     * @param username null for the driver's own choice
     * @param password null for none
     */
    public record DatabaseSettings(
            String url, @Nullable String username, @Nullable Secret password) {}

    /**
     * How often a feed is asked. A feed's own {@code every} takes the place of {@code minInterval}.
     *
     * @param minInterval never sooner than this
     * @param maxInterval never later than this, whatever a server wishes
     * @param troubleAfter how long a feed must have failed before the operator is told
     */
    public record PollSettings(Duration minInterval, Duration maxInterval, Duration troubleAfter) {}

    /**
     * The pages.
     *
     * @param listen null for none
     * @param publicUrl where readers reach them, for links in mails; null for no such links
     */
    public record WebSettings(
            @Nullable Listen listen, @Nullable URI publicUrl) {}

    /**
     * An address to listen on.
     *
     * @param host name or IP address, IPv6 without brackets
     * @param port 0 for any free one
     */
    public record Listen(String host, int port) {
        /** {@code host:port}, IPv6 in brackets. */
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A feed to poll.
     *
     * @param url absolute http or https URL
     * @param every never sooner than this, in place of the common minimum; null for the common minimum
     * @param group for ordering and filtering; null for none
     * @param name what to call it; null for the feed's own title
     * @param pages whether its articles' pages are fetched; else the feed's own text serves
     */
    public record FeedSource(
            URI url,
            @Nullable Duration every,
            @Nullable String group,
            @Nullable String name,
            boolean pages) {}

    /**
     * How long things are kept. What is needed to recognise an entry again is kept longer and is no setting.
     *
     * @param articles texts and matches
     * @param messages mails that were sent or given up; never those that wait
     * @param pages copies of pages; zero for none
     * @param pagesBytes all copies of pages together, compressed
     */
    public record Retention(Duration articles, Duration messages, Duration pages, long pagesBytes) {}
}
