package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Entry;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.feed.PollHints;
import org.wirewatch.feed.Reading;
import org.wirewatch.feed.Reading.SitemapIndex.Part;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
import org.wirewatch.store.FeedRow;

/** Reads the news that an index of sitemaps leads to. Thread-safe. */
final class SitemapParts {
    /** Clocks of publishers, and indexes that are written before their parts. */
    private static final Duration SLACK = Duration.ofHours(2);

    private static final int MOST_REMEMBERED = 10_000;

    private final Fetcher fetcher;
    private final FeedReader reader;

    /** What the parts' answers carried. Lost with a restart, which costs one full answer each. */
    private final Map<Key, Validators> validators = new ConcurrentHashMap<>();

    private record Key(long feedId, URI part) {}

    SitemapParts(Fetcher fetcher, FeedReader reader) {
        this.fetcher = fetcher;
        this.reader = reader;
    }

    /**
     * What the parts brought.
     *
     * @param feed all their entries
     * @param complete whether each part was read, and the index will say so itself when one changes
     * @param trouble of the last part that could not be read, for the owner; null if all could
     * @param throttled the answer of a part's host that wants to be left alone; null if none does
     * @param anyRead whether at least one part answered well
     * @param fresh validators, to be remembered once the entries are stored
     */
    record Gathered(
            Feed feed,
            boolean complete,
            Reading.@Nullable Unreadable trouble,
            @Nullable Fetch throttled,
            boolean anyRead,
            Map<URI, Validators> fresh) {}

    /** Asks the parts that may have changed since the last good poll. */
    Gathered gather(FeedRow row, List<Part> parts) {
        List<Feed> read = new ArrayList<>();
        Map<URI, Validators> fresh = new HashMap<>();
        Reading.Unreadable trouble = null;
        Fetch throttled = null;
        boolean anyRead = false;
        for (Part part : parts) {
            if (!mayHaveChanged(part, row.succeededAt())) {
                anyRead = true;
                continue;
            }
            switch (fetch(row, part.url())) {
                case Fetch.Fetched fetched -> {
                    switch (reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())) {
                        case Reading.Read(Feed feed) -> {
                            read.add(feed);
                            fresh.put(part.url(), fetched.validators());
                            anyRead = true;
                        }
                        case Reading.Unreadable(String code, String sentence) -> trouble = of(part, code, sentence);
                        case Reading.Elsewhere _, Reading.SitemapIndex _ ->
                            trouble = of(part, "sitemap", "it leads on to other sitemaps, which is not followed.");
                    }
                }
                case Fetch.NotModified _ -> anyRead = true;
                case Fetch.Blocked(String code, String sentence) -> trouble = of(part, code, sentence);
                case Fetch.Failed(String code, String sentence, Throwable _) -> trouble = of(part, code, sentence);
                case Fetch.Gone() -> trouble = of(part, "http-410", "The server says that it is gone for good.");
                case Fetch.Throttled wait -> throttled = wait;
                case Fetch.Moved _ -> throw new IllegalStateException("an arrival never moves on");
            }
        }
        boolean complete =
                trouble == null && throttled == null && parts.stream().allMatch(SitemapParts::isPrecise);
        return new Gathered(together(row, read), complete, trouble, throttled, anyRead, fresh);
    }

    /** To be called when what was gathered is stored, and not before: else a crash between would lose it. */
    void remember(FeedRow row, Gathered gathered) {
        if (validators.size() >= MOST_REMEMBERED) {
            validators.clear();
        }
        gathered.fresh().forEach((part, given) -> validators.put(new Key(row.id(), part), given));
    }

    private static Feed together(FeedRow row, List<Feed> read) {
        List<Entry> entries =
                read.stream().flatMap(feed -> feed.entries().stream()).toList();
        return read.isEmpty()
                ? new Feed(
                        "news-sitemap", row.title(), row.siteUrl(), null, row.language(), PollHints.NONE, null, entries)
                : new Feed(
                        "news-sitemap",
                        read.getFirst().title(),
                        read.getFirst().link(),
                        null,
                        read.getFirst().language(),
                        PollHints.NONE,
                        null,
                        entries);
    }

    private static Reading.Unreadable of(Part part, String code, String sentence) {
        return new Reading.Unreadable(code, "The sitemap " + part.url() + ", which the index lists: " + sentence);
    }

    private Fetch fetch(FeedRow row, URI url) {
        Validators known = validators.getOrDefault(new Key(row.id(), url), Validators.NONE);
        Fetch fetch = fetcher.fetch(FetchRequest.feed(url, known));
        return fetch instanceof Fetch.Moved(URI _, Fetch arrival) ? arrival : fetch;
    }

    /** A mere date does not change when the part does. */
    private static boolean isPrecise(Part part) {
        Instant changed = part.changed();
        return changed != null && !changed.truncatedTo(ChronoUnit.DAYS).equals(changed);
    }

    private static boolean mayHaveChanged(Part part, @Nullable Instant lastGood) {
        Instant changed = part.changed();
        return lastGood == null || changed == null || !isPrecise(part) || !changed.isBefore(lastGood.minus(SLACK));
    }
}
