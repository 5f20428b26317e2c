package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.Message;
import org.wirewatch.mail.BounceMailbox;
import org.wirewatch.mail.BounceMailbox.Cursor;
import org.wirewatch.mail.BounceMailbox.Visit;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.store.Store;

/**
 * Looks into the mailbox of delivery reports from time to time. What a report says and how far the mailbox was read are
 * one transaction, so that a report counts once, whenever this ends. A mailbox that cannot be read disturbs nothing else;
 * it is told once. Thread-safe; one thread at a time reads.
 */
final class BounceRound {
    /** What only a person mends is tried seldom, as a wrong password tried often locks accounts. */
    private static final Duration LOGIN_PAUSE = Duration.ofMinutes(15);

    private final Store store;
    private final BounceDesk desk;
    private final Events events;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();

    private Instant next = Instant.MIN;
    private volatile @Nullable BounceMailbox mailbox;
    private BounceSettings.@Nullable Imap settings;
    private @Nullable String toldFailure;

    BounceRound(Store store, BounceDesk desk, Events events, InstantSource clock) {
        this.store = store;
        this.desk = desk;
        this.events = events;
        this.clock = clock;
    }

    /** Reads what came, if it is time and no other thread is at it. Blocks for as long as the mailbox takes. */
    void readIfDue(Rules rules) {
        BounceSettings bounces = rules.settings().bounces();
        if (bounces == null || !reading.tryLock()) {
            return;
        }
        try {
            BounceMailbox open = mailbox(bounces.imap());
            Instant now = clock.instant();
            // A next time that is far away was reckoned by a clock that was set back since.
            boolean early = now.isBefore(next)
                    && next.isBefore(now.plus(bounces.every()).plus(LOGIN_PAUSE));
            if (!early) {
                read(rules, bounces, open);
            }
        } finally {
            reading.unlock();
        }
    }

    /** A changed configuration is tried at once. */
    private BounceMailbox mailbox(BounceSettings.Imap current) {
        BounceMailbox open = mailbox;
        if (open != null && current.equals(settings)) {
            return open;
        }
        BounceMailbox opened = new BounceMailbox(current);
        mailbox = opened;
        settings = current;
        next = Instant.MIN;
        return opened;
    }

    private void read(Rules rules, BounceSettings bounces, BounceMailbox open) {
        String name = bounces.imap().name();
        Cursor since = store.read(session -> session.bounces().mailbox(name))
                .map(known -> new Cursor(known.uidValidity(), known.lastUid()))
                .orElse(Cursor.START);
        Visit visit = open.visit(since);
        Instant now = clock.instant();
        switch (visit) {
            case Visit.Read read -> {
                List<Message> told = store.write(session -> {
                    session.bounces()
                            .wasRead(
                                    name, read.next().uidValidity(), read.next().lastUid(), now);
                    return desk.take(session, rules, bounces, read.reports(), now);
                });
                told.forEach(notice -> events.queued("NOTICE", notice.reader(), notice.subject()));
                next = read.more() ? now : now.plus(bounces.every());
                tellBack();
            }
            case Visit.Failed(String code, String sentence) -> {
                store.change(session -> session.bounces().failed(name, sentence, now));
                Duration every = bounces.every();
                boolean patient = code.equals("login") && every.compareTo(LOGIN_PAUSE) < 0;
                next = now.plus(patient ? LOGIN_PAUSE : every);
                tell(code, sentence);
            }
        }
    }

    private void tell(String code, String sentence) {
        if (!code.equals(toldFailure)) {
            toldFailure = code;
            events.bounceMailboxDown(code, sentence);
        }
    }

    private void tellBack() {
        if (toldFailure != null) {
            toldFailure = null;
            events.bounceMailboxBack();
        }
    }

    /** Ends the pauses of readers whose address in the config is another by now, and forgets a mailbox that left it. */
    void takeConfiguration(Rules rules) {
        BounceSettings bounces = rules.settings().bounces();
        String name = bounces == null ? "" : bounces.imap().name();
        store.change(session -> session.bounces().forgetFailuresBut(name));
        List<String> resumed = store.write(session -> session.bounces().paused().stream()
                .filter(pause -> rules.reader(pause.reader())
                        .filter(reader -> !reader.email().equalsIgnoreCase(pause.address()))
                        .isPresent())
                .filter(pause -> ReaderPauses.resume(session, rules.settings(), pause.reader())
                        .isPresent())
                .map(pause -> pause.reader())
                .toList());
        resumed.forEach(reader -> events.readerResumed(
                reader, rules.reader(reader).map(found -> found.email()).orElse("")));
    }

    /** Breaks off what is being read; it is read again at the next start. */
    void stop() {
        BounceMailbox open = mailbox;
        if (open != null) {
            open.cut();
        }
    }
}
