package org.wirewatch.pipeline;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.ArticleText;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Session;
import org.wirewatch.text.ArticleFacts;

/**
 * What watches may ask of an article besides its words. The same for one that has just been read and one that is stored,
 * so that a trial and the watch agree. For one thread, within one session.
 */
final class KnownFacts {
    private final Session session;
    private final Map<Long, Optional<FeedRow>> feeds;

    KnownFacts(Session session) {
        this(session, new HashMap<>());
    }

    /** With feeds that were looked up before, in another session; what is looked up here is added. */
    KnownFacts(Session session, Map<Long, Optional<FeedRow>> feeds) {
        this.session = session;
        this.feeds = feeds;
    }

    /** Those of a stored article. */
    ArticleFacts of(ArticleRow article) {
        FeedRow feed = feeds.computeIfAbsent(
                        article.feedId(), id -> session.feeds().byId(id))
                .orElse(null);
        return of(feed, article.source(), article.byline(), article.language(), article.section(), article.url());
    }

    /** Those of a stored article. */
    ArticleFacts of(ArticleText article) {
        FeedRow feed = feeds.computeIfAbsent(
                        article.feedId(), id -> session.feeds().byId(id))
                .orElse(null);
        return of(feed, article.source(), article.byline(), article.language(), article.section(), article.url());
    }

    /**
     * Those of any article.
     *
     * @param feed that brought it; null if that is gone
     * @param source the publisher's name
     */
    static ArticleFacts of(
            @Nullable FeedRow feed,
            String source,
            @Nullable String byline,
            @Nullable String language,
            @Nullable String section,
            String url) {
        return new ArticleFacts(
                Stream.concat(
                                Stream.of(source),
                                Stream.concat(
                                        feed == null ? Stream.of() : names(feed).stream(),
                                        Stream.ofNullable(host(url))))
                        .distinct()
                        .toList(),
                orEmpty(byline),
                orEmpty(language),
                orEmpty(section),
                url);
    }

    /** What a feed is called, now: its name and its group. */
    static List<String> names(FeedRow feed) {
        return feed.groupName() == null ? List.of(feed.displayName()) : List.of(feed.displayName(), feed.groupName());
    }

    private static String orEmpty(@Nullable String known) {
        return known == null ? "" : known;
    }

    private static @Nullable String host(String url) {
        try {
            return new URI(url).getHost();
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
