package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.ArticleExtractor;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.FeedHints;
import org.wirewatch.article.Page;
import org.wirewatch.article.PageReading;
import org.wirewatch.article.SiteRules;
import org.wirewatch.config.Settings;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.ArticleTable.Improved;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.KeptPage;
import org.wirewatch.store.KeptPageTable;
import org.wirewatch.store.MatchRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.WatchIndex;

/**
 * Reads stored articles again from their kept pages, after a rule has changed. Nothing is fetched and nobody is mailed:
 * the article keeps its story and its matches, and what would match now is only told. A daemon that runs meanwhile
 * compares new articles with the old text until its next start. Thread-safe.
 */
public final class Rereading {
    private final ArticleExtractor extractor = new ArticleExtractor();
    private final Store store;
    private final SiteRules rules;
    private final WatchIndex watches;
    private final Set<String> languages;

    /** Takes the rules to read by; nothing is read yet. */
    public Rereading(Store store, Settings settings, SiteRules rules) {
        this.store = store;
        this.rules = rules;
        this.watches = WatchIndex.of(settings.watches());
        this.languages = Rules.languages(settings.watches());
    }

    /** What came of one article. */
    public sealed interface Result {
        /** It says the same. */
        record Same() implements Result {}

        /** The page still gives no article: what was stored stays. */
        record StillUnread(String url, String code) implements Result {}

        /**
         * It says something else now, and is stored so.
         *
         * @param fields that changed: title, byline, date, text
         * @param wordsBefore of the stored text
         * @param matchesNow watches that it did not match before; nobody is told
         * @param matchesNoMore watches that it matched before; who was told stays told
         */
        record Changed(
                String url,
                String title,
                List<String> fields,
                int wordsBefore,
                int wordsNow,
                @Nullable String wasTeaser,
                List<String> matchesNow,
                List<String> matchesNoMore)
                implements Result {}
    }

    /** The entries whose pages are kept, of one host and those below it; of all hosts if {@code host} is null. */
    public List<Long> entries(@Nullable String host) {
        return store.read(session -> session.pages().sources()).stream()
                .filter(source -> host == null
                        || source.site().equals(host)
                        || source.site().endsWith("." + host))
                .map(KeptPageTable.Source::entryId)
                .toList();
    }

    /**
     * Reads one article again.
     *
     * @param keep whether the result is stored; else it is only told
     */
    public Result reread(long entryId, boolean keep) {
        List<KeptPage> kept = store.read(session -> session.pages().ofEntry(entryId));
        Optional<ArticleRow> found = store.read(session -> session.articles().byEntry(entryId));
        Optional<EntryRow> entry = store.read(session -> session.entries().byId(entryId));
        if (kept.isEmpty() || found.isEmpty() || entry.isEmpty()) {
            return new Result.Same();
        }
        ArticleRow before = found.get();
        PageGathering.Gathered gathered = gather(kept, hints(entry.get()));
        return switch (gathered.extraction()) {
            case Extraction.NoArticle(String code, String _) ->
                before.teaserCode() == null ? new Result.Same() : new Result.StillUnread(before.url(), code);
            case Extraction.Extracted(Article article) -> settle(before, entry.get(), article, gathered.note(), keep);
        };
    }

    private PageGathering.Gathered gather(List<KeptPage> kept, FeedHints hints) {
        Map<String, Page> byAddress = new HashMap<>();
        for (KeptPage page : kept) {
            byAddress.put(page.askedUrl(), new Page(URI.create(page.url()), page.body(), page.contentType()));
        }
        KeptPage first = kept.getFirst();
        Page page = Objects.requireNonNull(byAddress.get(first.askedUrl()));
        return PageGathering.gather(URI.create(first.askedUrl()), page, each -> read(each, hints), url -> {
            Page copy = byAddress.get(url.toString());
            return copy == null
                    ? new PageGathering.Answer.Not("not-kept", "it was not fetched at the time.", null)
                    : new PageGathering.Answer.Got(copy);
        });
    }

    private PageReading read(Page page, FeedHints hints) {
        try {
            return extractor.read(page, hints, rules.of(page.url()));
        } catch (RuntimeException | StackOverflowError broken) {
            return PageReading.broken();
        }
    }

    private Result settle(ArticleRow before, EntryRow entry, Article article, @Nullable String note, boolean keep) {
        Article.PageTime stated = article.published();
        Instant published =
                stated != null && stated.exact() != null ? stated.exact().toInstant() : entry.published();
        List<String> fields = new ArrayList<>();
        changed(fields, "title", before.title(), article.title());
        changed(fields, "byline", before.byline(), article.byline());
        changed(fields, "date", millis(before.published()), millis(published));
        changed(fields, "text", before.body(), article.text());
        if (fields.isEmpty() && before.teaserCode() == null) {
            return new Result.Same();
        }
        Set<String> matched = store.read(session -> matchesOf(session, before));
        ArticleFacts facts = store.read(session -> new KnownFacts(session).of(before));
        TokenizedArticle tokens = Tokens.of(article.title(), article.text())
                .with(facts.withByline(article.byline() == null ? "" : article.byline()));
        Set<String> matches = Set.copyOf(watches.namesMatching(tokens));
        if (keep) {
            Improved better = new Improved(article.title(), article.byline(), published, article.text(), note);
            store.change(session -> {
                session.articles().improve(before.id(), better);
                session.articles()
                        .byId(before.id())
                        .ifPresent(after -> ArchiveIndexing.index(session, List.of(after), languages));
                session.stories().dropPrint(before.id());
            });
        }
        return new Result.Changed(
                before.url(),
                article.title(),
                List.copyOf(fields),
                words(before.body()),
                words(article.text()),
                before.teaserCode(),
                without(matches, matched),
                without(matched, matches));
    }

    private static Set<String> matchesOf(Session session, ArticleRow article) {
        return session.articles().matchesOfStory(article.storyId()).stream()
                .filter(match -> match.articleId() == article.id())
                .map(MatchRow::watch)
                .collect(Collectors.toSet());
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new HashSet<>(some);
        left.removeAll(others);
        return left.stream().sorted().toList();
    }

    private static void changed(List<String> fields, String name, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            fields.add(name);
        }
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    private static FeedHints hints(EntryRow entry) {
        return new FeedHints(entry.title(), entry.author(), entry.published(), entry.html());
    }
}
