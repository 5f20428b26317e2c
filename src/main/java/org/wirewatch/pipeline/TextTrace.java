package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.Store;
import org.wirewatch.story.Candidate;
import org.wirewatch.story.Placement;
import org.wirewatch.story.StorySettings;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.Explanation;
import org.wirewatch.watch.Watch;

/**
 * What would become of an article that is not in the archive, if it came right after the newest that is.
 *
 * @param title its headline
 * @param words in its text
 * @param placement {@code new}, {@code copy}, {@code version}; {@code unknown} if nothing is stored to compare it with
 * @param placementReason as in {@link Placement}; null for {@code new}
 * @param shared share of common text, 0 to 1; null for {@code new}
 * @param resembles the stored article it is like; null if there is none
 * @param nearest of another story; null if none shares any wording
 * @param compared how many stored articles it was compared with
 * @param explanations of every watch
 */
public record TextTrace(
        String title,
        int words,
        String placement,
        @Nullable String placementReason,
        @Nullable Double shared,
        @Nullable ArticleRow resembles,
        @Nullable Neighbour nearest,
        int compared,
        List<Explanation> explanations) {

    /** Holds an article against watches alone. */
    public static TextTrace of(Article article, List<Watch> watches) {
        TokenizedArticle tokens = Tokens.of(article.title(), article.text());
        return new TextTrace(
                article.title(),
                tokens.text().size(),
                "unknown",
                null,
                null,
                null,
                null,
                0,
                watches.stream().map(watch -> Explanation.of(watch, tokens)).toList());
    }

    /** Holds an article against watches, and against the newest days of what is stored. */
    public static TextTrace of(Store store, Article article, List<Watch> watches) {
        TextTrace alone = of(article, watches);
        var span = store.read(session -> session.articles().span(Instant.EPOCH, ArchiveScan.END));
        if (span.isEmpty()) {
            return alone;
        }
        Instant now = span.get().last();
        StoryMemory memory = new StoryMemory(StorySettings.DEFAULTS);
        memory.fill(store, now);
        Candidate candidate = candidate(article, now);
        Placement placement = store.read(session -> memory.place(session, candidate));
        long story = switch (placement) {
            case Placement.NewStory() -> 0;
            case Placement.Copy copy -> copy.storyId();
            case Placement.NewVersion version -> version.storyId();
        };
        Neighbour nearest =
                store.read(session -> memory.nearest(session, candidate, story)).orElse(null);
        Long resembles = switch (placement) {
            case Placement.NewStory() -> null;
            case Placement.Copy copy -> (Long) copy.articleId();
            case Placement.NewVersion version -> (Long) version.articleId();
        };
        return new TextTrace(
                alone.title(),
                alone.words(),
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
                    case Placement.Copy copy -> (Double) copy.shared();
                    case Placement.NewVersion version -> (Double) version.shared();
                },
                resembles == null
                        ? null
                        : store.read(session -> session.articles().byId(resembles))
                                .orElse(null),
                nearest,
                memory.size(),
                alone.explanations());
    }

    private static Candidate candidate(Article article, Instant now) {
        URI canonical = article.canonicalUrl();
        URI link = canonical == null ? article.url() : canonical;
        Instant published = StoryTime.published(article.published(), null);
        String host = link.getHost();
        return new Candidate(
                link.toString(),
                host == null ? "" : host,
                StoryTime.of(published, now),
                Tokens.of(article.title(), article.text()));
    }
}
