package org.wirewatch.pipeline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wirewatch.alert.AlertComposer;
import org.wirewatch.config.Settings;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.ArticleTable;
import org.wirewatch.store.MatchRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.story.UrlKey;
import org.wirewatch.watch.Match;

/**
 * What a person knows better: two reports are not of one event, or are. Works beside a running daemon, which hears of
 * the change before it places the next article. Whoever was not told of a report because it was taken for another's copy
 * is told of it now. Thread-safe.
 */
public final class StoryEditing {
    private final Store store;
    private final Rules rules;
    private final AlertDesk desk;
    private final InstantSource clock;

    /**
     * For the readers and watches of a configuration.
     *
     * @param version of Wirewatch, for the mails' footer
     */
    public StoryEditing(Store store, Settings settings, InstantSource clock, String version) {
        AlertComposer composer = new AlertComposer();
        Postroom postroom = new Postroom();
        this.store = store;
        this.rules = Rules.of(settings, version);
        this.desk = new AlertDesk(composer, postroom, new UpdateDesk(composer, postroom));
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * Reports went from one story into another.
         *
         * @param reports how many, versions included
         * @param mails how many alerts that caused
         */
        record Moved(long fromStory, long toStory, int reports, int mails) implements Result {}

        /** There is nothing to do, for the reason given in a sentence. */
        record Nothing(String sentence) implements Result {}

        /** No article is known by that address, or no story by that number. */
        record Unknown(String urlOrId) implements Result {}
    }

    /** Gives an article, with all versions at its address, a story of its own; it stays apart from the one it leaves. */
    public Result split(String url) {
        return store.write(session -> {
            session.stories().takeTurn();
            Optional<ArticleRow> article = session.articles().latestAt(UrlKey.of(url));
            if (article.isEmpty()) {
                return new Result.Unknown(url);
            }
            long from = article.get().storyId();
            List<ArticleRow> all = session.articles().ofStory(from);
            List<ArticleRow> leaving = all.stream()
                    .filter(report -> report.urlKey().equals(article.get().urlKey()))
                    .toList();
            if (leaving.size() == all.size()) {
                return new Result.Nothing("It is a story of its own already: nobody else reports it.");
            }
            Instant now = clock.instant();
            long to = session.stories().begin(now);
            leaving.forEach(report -> session.stories().move(report, to, now));
            return new Result.Moved(from, to, leaving.size(), tellAnew(session, List.of(from, to), now));
        });
    }

    /** Puts all reports of the second story into the first. */
    public Result join(String urlOrId, String otherUrlOrId) {
        return store.write(session -> {
            session.stories().takeTurn();
            Optional<Long> into = StoryReport.storyOf(session, urlOrId);
            Optional<Long> from = StoryReport.storyOf(session, otherUrlOrId);
            if (into.isEmpty() || from.isEmpty()) {
                return new Result.Unknown(into.isEmpty() ? urlOrId : otherUrlOrId);
            }
            if (into.equals(from)) {
                return new Result.Nothing("Both are in story " + into.get() + " already.");
            }
            Instant now = clock.instant();
            List<ArticleRow> moving = session.articles().ofStory(from.get());
            moving.forEach(report -> session.stories().move(report, into.get(), now));
            return new Result.Moved(from.get(), into.get(), moving.size(), tellAnew(session, List.of(into.get()), now));
        });
    }

    /** Tells what was held back; who was told is not told again. */
    private int tellAnew(Session session, List<Long> stories, Instant now) {
        List<AlertDesk.Arrival> arrivals = new ArrayList<>();
        for (long story : stories) {
            List<MatchRow> matches = session.articles().matchesOfStory(story);
            for (ArticleRow report : session.articles().ofStory(story)) {
                List<Match> ofReport = matches.stream()
                        .filter(match -> match.articleId() == report.id())
                        .map(match -> new Match(match.watch(), match.hits()))
                        .toList();
                arrivals.add(new AlertDesk.Arrival(new ArticleTable.Keys(report.id(), story), ofReport, false, false));
            }
        }
        return desk.tell(session, rules, arrivals, now).mails().size();
    }
}
