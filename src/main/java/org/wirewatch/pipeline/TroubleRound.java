package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Scope;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.TroubleTable;

/**
 * Tells the operator of feeds that have failed for long or are unusually quiet, once, and once more when that is over;
 * and of a network that is down, in place of all the feeds that it keeps from us. What became known together is one
 * mail; the mail and the marks are one transaction.
 */
final class TroubleRound {
    private final Store store;
    private final NoticeComposer notices = new NoticeComposer();
    private final Postroom postroom;
    private final NetworkWeather weather;
    private final Events events;
    private final InstantSource clock;

    /** Since when the network has been down, once that was told; null while there is nothing to take back. */
    private final AtomicReference<@Nullable Instant> toldNetworkDown = new AtomicReference<>();

    TroubleRound(Store store, Postroom postroom, NetworkWeather weather, Events events, InstantSource clock) {
        this.store = store;
        this.postroom = postroom;
        this.weather = weather;
        this.events = events;
        this.clock = clock;
    }

    /** Tells what is to be told now; nothing where no operator is configured. */
    void tell(Rules rules) {
        String operator = rules.settings().operator();
        if (operator == null) {
            return;
        }
        rules.reader(operator).ifPresent(reader -> {
            Instant now = clock.instant();
            if (isUnwanted(store, reader, now)) {
                return;
            }
            tellNetwork(rules, reader, now);
            if (weather.downSince().isEmpty()) {
                store.write(session -> tellFeeds(session, rules, reader, now)).ifPresent(this::queued);
            }
        });
    }

    /** Whether the operator wants no such notices; what is not told then is told when they want them again. */
    static boolean isUnwanted(Store store, Reader operator, Instant now) {
        String scope = Scope.notices(NoticeComposer.Sort.TROUBLE);
        return store.read(
                session -> session.optOuts().find(operator.name(), scope, now).isPresent());
    }

    private void queued(Message notice) {
        events.queued("NOTICE", notice.reader(), notice.subject());
    }

    private void tellNetwork(Rules rules, Reader operator, Instant now) {
        Instant since = weather.downSince().orElse(null);
        Instant told = toldNetworkDown.get();
        if (since != null
                && told == null
                && Duration.between(since, now).compareTo(NetworkWeather.WORTH_TELLING) >= 0) {
            toldNetworkDown.set(since);
            post(rules, operator, now, TroubleWords.networkDown(since, operator.zone()));
        } else if (since == null && told != null) {
            toldNetworkDown.set(null);
            post(rules, operator, now, TroubleWords.networkBack(told, now, operator.zone()));
        }
    }

    private void post(Rules rules, Reader operator, Instant now, TroubleWords words) {
        Message notice = notices.notice(
                operator, NoticeComposer.Sort.TROUBLE, words.subject(), words.paragraphs(), rules.frame());
        store.change(session -> postroom.post(session, rules, notice, now));
        queued(notice);
    }

    private Optional<Message> tellFeeds(Session session, Rules rules, Reader operator, Instant now) {
        Duration after = rules.settings().poll().troubleAfter();
        List<TroubleTable.Row> begun = session.troubles().untold().stream()
                .filter(trouble -> trouble.retiredAt() != null
                        || TroublePolicy.isLasting(trouble.since(), trouble.failures(), interval(trouble), after, now))
                .toList();
        List<TroubleTable.Row> over = session.troubles().toTellOver();
        List<FeedRow> quiet = session.feeds().quietToTell(now);
        List<FeedRow> loud = session.feeds().loudToTell(now);
        if (begun.isEmpty() && over.isEmpty() && quiet.isEmpty() && loud.isEmpty()) {
            return Optional.empty();
        }
        List<TroubleWords> words = new ArrayList<>();
        begun.forEach(trouble -> words.add(TroubleWords.begun(trouble, operator.zone())));
        over.forEach(trouble -> words.add(TroubleWords.over(trouble, operator.zone())));
        quiet.forEach(feed -> words.add(TroubleWords.quiet(feed, lastEntry(session, feed), operator.zone())));
        loud.forEach(feed -> words.add(TroubleWords.loud(feed)));
        TroubleWords all = TroubleWords.together(words);
        Message notice =
                notices.notice(operator, NoticeComposer.Sort.TROUBLE, all.subject(), all.paragraphs(), rules.frame());
        postroom.post(session, rules, notice, now);
        begun.forEach(trouble -> session.troubles().told(trouble.id(), now));
        over.forEach(trouble -> session.troubles().toldOver(trouble.id(), now));
        quiet.forEach(feed -> session.feeds().quietTold(feed.id(), now));
        loud.forEach(feed -> session.feeds().quietTold(feed.id(), null));
        return Optional.of(notice);
    }

    private static @Nullable Duration interval(TroubleTable.Row trouble) {
        Long milliseconds = trouble.intervalMs();
        return milliseconds == null ? null : Duration.ofMillis(milliseconds);
    }

    private static @Nullable Instant lastEntry(Session session, FeedRow feed) {
        return session.entries().recentTimes(feed.id(), 1).stream().findFirst().orElse(null);
    }
}
