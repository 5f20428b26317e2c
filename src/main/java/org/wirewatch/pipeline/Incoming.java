package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.Page;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewArticle;
import org.wirewatch.story.Candidate;
import org.wirewatch.story.Placement;
import org.wirewatch.story.UrlKey;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.Match;
import org.wirewatch.watch.WatchIndex;

/**
 * An article that was read and waits for its place.
 *
 * @param reading what its page brought
 * @param matches of the watches, once they were asked
 */
record Incoming(
        EntryRow entry,
        FeedRow feed,
        Journey.Reading reading,
        TokenizedArticle tokens,
        List<Match> matches,
        Instant now) {
    /** The order in which articles that arrive together are placed; neither feeds' nor hosts' speed takes part. */
    static final Comparator<Incoming> IN_ORDER_OF_PUBLICATION = Comparator.comparing(Incoming::placedAt)
            .thenComparing(incoming -> incoming.article().title())
            .thenComparing(incoming -> incoming.article().text())
            .thenComparing(Incoming::link)
            .thenComparing(incoming -> incoming.feed().url());

    /**
     * Why only the feed's text could be read.
     *
     * @param code short and stable
     * @param sentence for the reader
     */
    record Teaser(String code, String sentence) {}

    /** The same with the watches that it matches. */
    Incoming matched(WatchIndex index) {
        return new Incoming(entry, feed, reading, tokens, index.match(withFacts()), now);
    }

    /** Its words and what else watches may ask for. */
    TokenizedArticle withFacts() {
        return tokens.with(KnownFacts.of(
                feed, source(), article().byline(), language(), article().section(), shownLink()));
    }

    /** The same, seen at another moment. */
    Incoming seenAt(Instant moment) {
        return new Incoming(entry, feed, reading, tokens, matches, moment);
    }

    Article article() {
        return reading.article();
    }

    @Nullable
    Teaser teaser() {
        return reading.teaser();
    }

    private @Nullable String language() {
        return article().language() == null ? feed.language() : article().language();
    }

    /** Whether it is a page that was read before and may have changed. */
    boolean isRevision() {
        return entry.revisesId() != null;
    }

    /** The entry that a feed brought. */
    long originalEntry() {
        Long revises = entry.revisesId();
        return revises == null ? entry.id() : revises;
    }

    String source() {
        if (feed.name() != null) {
            return feed.name();
        }
        String siteName = article().siteName();
        return siteName == null ? feed.displayName() : siteName;
    }

    String link() {
        URI canonical = article().canonicalUrl();
        return UrlKey.withoutTrackers((canonical == null ? article().url() : canonical).toString());
    }

    /** An entry without a link is shown with its feed's site. */
    private String shownLink() {
        if (!Page.isNowhere(article().url())) {
            return link();
        }
        return feed.siteUrl() == null ? feed.url() : feed.siteUrl();
    }

    private @Nullable Instant published() {
        return StoryTime.published(article().published(), entry.published());
    }

    /** A later version is as old as the change, not as the page. */
    private Instant placedAt() {
        return isRevision() ? entry.firstSeenAt() : StoryTime.of(published(), entry.firstSeenAt());
    }

    Candidate candidate() {
        return new Candidate(link(), StoryMemory.publisher(link(), source()), placedAt(), tokens);
    }

    NewArticle row(Placement placement) {
        Article article = article();
        Teaser teaser = teaser();
        Article.LeadPicture picture = article.leadPicture();
        return new NewArticle(
                entry.id(),
                feed.id(),
                switch (placement) {
                    case Placement.NewStory() -> 0;
                    case Placement.Copy copy -> copy.storyId();
                    case Placement.NewVersion version -> version.storyId();
                },
                shownLink(),
                UrlKey.of(link()),
                article.title(),
                source(),
                article.byline(),
                published(),
                picture == null ? null : picture.caption(),
                picture == null ? null : picture.credit(),
                article.text(),
                article.section(),
                language(),
                teaser == null ? null : teaser.code(),
                teaser == null ? null : teaser.sentence(),
                switch (placement) {
                    case Placement.NewStory() -> "new";
                    case Placement.Copy _ -> "copy";
                    case Placement.NewVersion _ -> "version";
                },
                switch (placement) {
                    case Placement.NewStory() -> null;
                    case Placement.Copy copy -> copy.reason();
                    case Placement.NewVersion version -> version.reason();
                },
                switch (placement) {
                    case Placement.NewStory() -> null;
                    case Placement.Copy copy -> copy.articleId();
                    case Placement.NewVersion version -> version.articleId();
                },
                switch (placement) {
                    case Placement.NewStory() -> null;
                    case Placement.Copy copy -> copy.shared();
                    case Placement.NewVersion version -> version.shared();
                },
                reading.note(),
                now);
    }
}
