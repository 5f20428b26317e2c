package org.wirewatch.pipeline;

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
import org.wirewatch.store.SiteTable.Trouble;
import org.wirewatch.store.Store;

/**
 * Tells the operator of sites whose pages are suddenly read worse, once, and once more when they are read as before.
 * What became known together is one mail; the mail and the marks are one transaction.
 */
final class SiteTroubleRound {
    private final Store store;
    private final NoticeComposer notices = new NoticeComposer();
    private final Postroom postroom;
    private final Events events;
    private final InstantSource clock;

    SiteTroubleRound(Store store, Postroom postroom, Events events, InstantSource clock) {
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
                .filter(reader -> !TroubleRound.isUnwanted(store, reader, clock.instant()))
                .flatMap(reader -> store.write(session -> tell(session, rules, reader, clock.instant())))
                .ifPresent(notice -> events.queued("NOTICE", notice.reader(), notice.subject()));
    }

    private Optional<Message> tell(Session session, Rules rules, Reader operator, Instant now) {
        List<Trouble> begun = session.sites().toTell();
        List<Trouble> over = session.sites().toTellOver();
        if (begun.isEmpty() && over.isEmpty()) {
            return Optional.empty();
        }
        List<String> paragraphs = new ArrayList<>();
        for (Trouble trouble : begun) {
            paragraphs.add(begun(trouble));
            paragraphs.add(sample(session, trouble));
        }
        over.forEach(trouble -> paragraphs.add(over(trouble, operator.zone())));
        Message notice =
                notices.notice(operator, NoticeComposer.Sort.TROUBLE, subject(begun, over), paragraphs, rules.frame());
        postroom.post(session, rules, notice, now);
        begun.forEach(trouble -> session.sites().told(trouble.id(), now));
        over.forEach(trouble -> session.sites().toldOver(trouble.id(), now));
        return Optional.of(notice);
    }

    private static String subject(List<Trouble> begun, List<Trouble> over) {
        if (begun.isEmpty()) {
            return over.size() == 1
                    ? over.getFirst().site() + " is read well again"
                    : over.size() + " sites are read well again";
        }
        return begun.size() == 1
                ? begun.getFirst().site() + " is read worse than before"
                : begun.size() + " sites are read worse than before";
    }

    private static String begun(Trouble trouble) {
        return "At " + trouble.site() + ", " + trouble.sentence() + ". Matches there may rest on the feed's text, or on"
                + " less than the whole article.";
    }

    private static String sample(Session session, Trouble trouble) {
        boolean kept = !session.pages().ofEntry(trouble.sampleEntryId()).isEmpty();
        String look = kept
                ? "A copy of such a page is kept, too: wirewatch sites page " + trouble.sampleUrl()
                : "The site sent no page that could be kept.";
        return "One of them is " + trouble.sampleUrl() + ". " + look + " If the site has a new look, a rule in the file"
                + " sites/" + trouble.site() + ".yaml beside the config helps.";
    }

    private static String over(Trouble trouble, ZoneId zone) {
        return "The pages of " + trouble.site() + " are read as before. They had been read worse since "
                + DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH)
                        .format(trouble.since().atZone(zone))
                + ".";
    }
}
