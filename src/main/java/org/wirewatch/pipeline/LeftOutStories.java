package org.wirewatch.pipeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.CleanText;
import org.wirewatch.alert.SafeLink;
import org.wirewatch.alert.WishLinks.Wish;
import org.wirewatch.store.NotificationTable.LedgerRow;
import org.wirewatch.store.Store;

/** The page of all stories of a mail that had no room for all of them. Thread-safe. */
final class LeftOutStories {
    private static final int MOST_STORIES = 2_000;

    private final Store store;

    LeftOutStories(Store store) {
        this.store = store;
    }

    /** What a reader was told, or not, on a channel within a period, each story once. */
    WishAnswer page(Wish wish, ZoneId zone) {
        List<String> said = wish.names();
        String channel = said.get(0);
        Instant from = Instant.ofEpochSecond(Long.parseLong(said.get(1)));
        Instant until = Instant.ofEpochSecond(Long.parseLong(said.get(2)));
        List<LedgerRow> rows = store.read(
                session -> session.notifications().ledgerOf(wish.reader(), channel, from, until, MOST_STORIES));
        Map<Long, List<LedgerRow>> stories = new LinkedHashMap<>();
        rows.forEach(row ->
                stories.computeIfAbsent(row.storyId(), _ -> new ArrayList<>()).add(row));
        List<WishAnswer.Story> shown =
                stories.values().stream().map(same -> story(same, zone)).toList();
        String period = WishDesk.time(from, zone) + " to " + WishDesk.time(until, zone);
        String title = shown.size() + (shown.size() == 1 ? " story" : " stories");
        String most = rows.size() == MOST_STORIES ? " These are the newest." : "";
        String text = shown.isEmpty()
                ? "Nothing is kept of what matched from " + period + "."
                : "What matched for " + wish.reader() + " from " + period + "." + most;
        return new WishAnswer(title, text, List.of(), "", "", shown);
    }

    /** A story's headline, if it is kept. */
    Optional<String> headline(String storyId) {
        return store.read(session -> session.articles().ofStory(Long.parseLong(storyId)).stream()
                .map(article -> CleanText.line(article.title()))
                .filter(title -> !title.isEmpty())
                .findFirst());
    }

    private static WishAnswer.Story story(List<LedgerRow> same, ZoneId zone) {
        LedgerRow row = same.getFirst();
        List<String> watches = same.stream().map(LedgerRow::watch).distinct().toList();
        String title = clean(row.title());
        String source = clean(row.source());
        return new WishAnswer.Story(
                title.isEmpty() ? "(no headline)" : title,
                SafeLink.of(row.url()),
                (source.isEmpty() ? "" : source + " · ") + WishDesk.time(row.notedAt(), zone) + " · "
                        + String.join(", ", watches));
    }

    private static String clean(@Nullable String foreign) {
        return foreign == null ? "" : CleanText.line(foreign);
    }
}
