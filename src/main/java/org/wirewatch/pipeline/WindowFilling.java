package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.Store;
import org.wirewatch.story.Candidate;
import org.wirewatch.story.StoryWindow;

/** Fills the story window from the store at start, so that a restart forgets no story. */
final class WindowFilling {
    private WindowFilling() {}

    static void fill(StoryWindow window, Store store, Instant since) {
        boolean _ = store.read(session -> {
            session.articles()
                    .forEachSince(
                            since, article -> window.remember(article.id(), article.storyId(), candidate(article)));
            return true;
        });
    }

    private static Candidate candidate(ArticleRow article) {
        String host = URI.create(article.url()).getHost();
        Instant time = StoryTime.of(article.published(), article.seenAt());
        return new Candidate(article.url(), host == null ? article.source() : host, time, Tokens.of(article));
    }
}
