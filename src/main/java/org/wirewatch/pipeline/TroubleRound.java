package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.TroubleTable;

/**
 * Tells the operator of feeds that have failed for long, once, and once more when they answer again. What became known
 * together is one mail; the mail and the marks are one transaction.
 */
final class TroubleRound {
    private static final Duration LASTING = Duration.ofDays(1);
    /** So that a feed that is asked once a day is not called silent after its first failure. */
    private static final int POLLS_OUTLIVED = 3;

    private final Store store;
    private final NoticeComposer notices = new NoticeComposer();
    private final Postroom postroom;
    private final Events events;
    private final InstantSource clock;

    TroubleRound(Store store, Postroom postroom, Events events, InstantSource clock) {
        this.store = store;
        this.postroom = postroom;
        this.events = events;
        this.clock = clock;
    }

    /** Tells what is to be told now; nothing where no operator is configured. */
    void tell(Rules rules) {
        String operator = rules.settings().operator();
        if (operator == null) {
            return;
        }
        rules.reader(operator)
                .flatMap(reader -> store.write(session -> tell(session, rules, reader, clock.instant())))
                .ifPresent(notice -> events.queued("NOTICE", notice.reader(), notice.subject()));
    }

    private Optional<Message> tell(Session session, Rules rules, Reader operator, Instant now) {
        List<TroubleTable.Row> begun = session.troubles().toTell(now.minus(LASTING), POLLS_OUTLIVED);
        List<TroubleTable.Row> over = session.troubles().toTellOver();
        if (begun.isEmpty() && over.isEmpty()) {
            return Optional.empty();
        }
        List<String> paragraphs = new ArrayList<>();
        begun.forEach(trouble -> paragraphs.add(begun(trouble, operator.zone())));
        over.forEach(trouble -> paragraphs.add(over(trouble, operator.zone())));
        Message notice = notices.notice(operator, subject(begun, over), paragraphs, rules.frame());
        postroom.post(session, rules, notice, now);
        begun.forEach(trouble -> session.troubles().told(trouble.id(), now));
        over.forEach(trouble -> session.troubles().toldOver(trouble.id(), now));
        return Optional.of(notice);
    }

    private static String subject(List<TroubleTable.Row> begun, List<TroubleTable.Row> over) {
        if (begun.isEmpty()) {
            return over.size() == 1
                    ? over.getFirst().feedName() + " answers again"
                    : over.size() + " feeds answer again";
        }
        return begun.size() == 1
                ? begun.getFirst().feedName() + " cannot be read"
                : begun.size() + " feeds cannot be read";
    }

    private static String begun(TroubleTable.Row trouble, ZoneId zone) {
        return trouble.feedName() + " has not been read since " + time(trouble.since(), zone) + ": "
                + trouble.sentence() + " (" + trouble.url() + ", " + trouble.code() + ")";
    }

    private static String over(TroubleTable.Row trouble, ZoneId zone) {
        Instant until = trouble.until() == null ? trouble.since() : trouble.until();
        return trouble.feedName() + " answers again since " + time(until, zone) + ". It had been silent since "
                + time(trouble.since(), zone) + ".";
    }

    private static String time(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH).format(moment.atZone(zone));
    }
}
