package org.wirewatch.pipeline;

import java.util.List;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.Session;
import org.wirewatch.story.News;
import org.wirewatch.story.Placement;
import org.wirewatch.text.TokenizedArticle;

/** What an article tells that the one it resembles does not. Pure but for the store's texts. */
final class Differences {
    /** Of a report with a hundred versions, those that readers remember. */
    private static final int NEWS_REMEMBERED = 12;

    private Differences() {}

    static News between(Session session, ArticleRow compared, Incoming incoming, Placement placement) {
        if (placement instanceof Placement.Copy copy
                && copy.shared() == 1
                && !copy.reason().equals("shared-wording")) {
            return new News(List.of(), List.of(), List.of());
        }
        TokenizedArticle before = tokens(compared);
        News news = news(before, List.of(), incoming, placement);
        if (compared.teaserCode() != null || incoming.teaser() != null) {
            // A page that is read where only the feed's teaser was, or the other way round, tells nothing of a change.
            return new News(List.of(), news.added(), news.removed());
        }
        if (!news.isNews()) {
            return news;
        }
        List<TokenizedArticle> told = session.stories().newsOf(compared.storyId(), NEWS_REMEMBERED).stream()
                .filter(article -> article.id() != compared.id())
                .filter(article -> !article.urlKey().equals(compared.urlKey()))
                .map(Differences::tokens)
                .toList();
        return told.isEmpty() ? news : news(before, told, incoming, placement);
    }

    /** How a kept copy differs from the report that it resembles. */
    static News between(ArticleRow compared, ArticleRow copy) {
        return News.ofCopy(tokens(compared), List.of(), tokens(copy));
    }

    private static News news(
            TokenizedArticle before, List<TokenizedArticle> told, Incoming incoming, Placement placement) {
        return placement instanceof Placement.NewVersion
                ? News.ofVersion(before, told, incoming.tokens())
                : News.ofCopy(before, told, incoming.tokens());
    }

    private static TokenizedArticle tokens(ArticleRow article) {
        return Tokens.of(article.title(), article.body());
    }
}
