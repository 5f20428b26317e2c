package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wirewatch.mail.Delivery;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.Outgoing;
import org.wirewatch.mail.Transport;
import org.wirewatch.store.Lease;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Store;

/**
 * The way out: claim → send → settle, one mail at a time. A mail is marked as sent only after the server took it, each
 * in a transaction of its own, so that at most one mail is ever in doubt. A server that takes nothing pauses the queue
 * and costs no mail an attempt. Thread-safe; only one thread drains.
 */
final class OutboxDrain implements AutoCloseable {
    private static final int AT_A_TIME = 20;
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofMinutes(20);

    private final Store store;
    private final String owner;
    private final Events events;
    private final InstantSource clock;
    private final ReentrantLock draining = new ReentrantLock();

    private @Nullable Transport transport;
    private @Nullable MailSettings settings;
    private volatile boolean stopping;
    private final Map<Long, String> acceptedUnrecorded = new LinkedHashMap<>();
    /** Whose mail was put off in this round: their later ones stay behind it. */
    private final Set<String> delayedReaders = new HashSet<>();

    private Instant pausedUntil = Instant.MIN;
    private Instant lastUsed = Instant.MIN;
    private int serverFailures;
    private long lastAtFailure;
    private boolean acceptedSinceFailure;
    private @Nullable String toPutBehind;

    OutboxDrain(Store store, String owner, Events events, InstantSource clock) {
        this.store = store;
        this.owner = owner;
        this.events = events;
        this.clock = clock;
    }

    /** Sends what may be sent now; does nothing if another thread is at it, or while the queue rests. */
    void drain(Rules current) {
        if (!draining.tryLock()) {
            return;
        }
        try {
            while (!stopping && !clock.instant().isBefore(pausedUntil) && drainSome(current)) {}
        } finally {
            draining.unlock();
        }
    }

    /**
     * Notes what the server took. If the database cannot note it now, the fact is kept here and noted before anything
     * else is sent, so that the mail does not go twice.
     */
    private void recordAccepted() {
        for (Map.Entry<Long, String> accepted : List.copyOf(acceptedUnrecorded.entrySet())) {
            store.change(session -> session.outbox().sent(accepted.getKey(), accepted.getValue(), clock.instant()));
            acceptedUnrecorded.remove(accepted.getKey());
        }
    }

    /** Whether there may be more. */
    private boolean drainSome(Rules current) {
        recordAccepted();
        Instant now = clock.instant();
        List<OutboxRow> mails =
                store.write(session -> session.outbox().claim(new Lease(owner, now, now.plus(LEASE)), AT_A_TIME));
        boolean serverUp = true;
        delayedReaders.clear();
        for (OutboxRow mail : mails) {
            boolean inTime = clock.instant().isBefore(now.plus(LEASE.dividedBy(2)));
            if (serverUp && !stopping && inTime && !delayedReaders.contains(mail.reader())) {
                serverUp = deliver(mail, current);
            } else {
                giveBack(mail);
            }
        }
        String behind = toPutBehind;
        if (behind != null) {
            toPutBehind = null;
            store.change(session -> session.outbox().putBehindOthers(behind, now.plusMillis(1)));
        }
        // A server so slow that the claim would run out: what is left is given back, and claimed anew.
        closeIfIdle(now, !mails.isEmpty());
        return serverUp && !mails.isEmpty();
    }

    /** A line is kept open between mails, but not for ever: servers count those who only hold it. */
    private void closeIfIdle(Instant now, boolean wasUsed) {
        if (wasUsed) {
            lastUsed = now;
        } else if (transport != null && lastUsed.plus(LONGEST_IDLE).isBefore(now)) {
            transport.close();
            lastUsed = now;
        }
    }

    /** A mail that breaks our own code is put off like any other, so that it does not block those behind it. */
    private Delivery handOver(OutboxRow mail, Rules current) {
        try {
            return transport(current.settings().mail())
                    .deliver(new Outgoing(mail.messageId(), mail.envelopeFrom(), mail.envelopeTo(), mail.bytes()));
        } catch (RuntimeException broken) {
            events.broken("mail " + mail.messageId(), broken);
            return new Delivery.Deferred("Wirewatch itself broke: " + broken);
        }
    }

    /** Hands over one mail; false if the server takes nothing now. */
    private boolean deliver(OutboxRow mail, Rules current) {
        Delivery delivery = handOver(mail, current);
        return switch (delivery) {
            case Delivery.Accepted(String answer) -> {
                acceptedUnrecorded.put(mail.id(), answer);
                recordAccepted();
                serverIsUp();
                events.mailed(mail.envelopeTo(), mail.subject(), mail.messageId());
                yield true;
            }
            case Delivery.Deferred(String answer) -> {
                defer(mail, answer, current);
                yield true;
            }
            case Delivery.Refused(String answer) -> {
                bury(mail, answer);
                yield true;
            }
            case Delivery.ServerDown down -> rest(mail, down, current);
        };
    }

    private void serverIsUp() {
        acceptedSinceFailure = true;
        if (serverFailures > 0) {
            serverFailures = 0;
            events.mailServerBack();
        }
    }

    private void defer(OutboxRow mail, String answer, Rules current) {
        double jitter = RandomGenerator.getDefault().nextDouble();
        Optional<Instant> next = OutboxRetry.next(mail.kind(), mail.attempts(), clock.instant(), jitter);
        if (next.isEmpty()) {
            giveUp(mail, answer, current);
            return;
        }
        delayedReaders.add(mail.reader());
        store.change(session -> session.outbox().retry(mail.id(), owner, answer, next.get(), true));
        events.mailWaits(mail.envelopeTo(), mail.subject(), answer);
    }

    /** What an alert was to tell comes in the reader's digest, if there is one: it may still be of use there. */
    private void giveUp(OutboxRow mail, String answer, Rules current) {
        String digest = mail.kind().equals("ALERT") ? current.digestOf(mail.reader()) : null;
        String words = "given up after " + (mail.attempts() + 1) + " attempts; last answer: " + answer;
        if (digest == null) {
            bury(mail, words);
            return;
        }
        String toldLater = words + "; what it tells comes in the digest " + digest;
        store.change(session -> {
            session.outbox().dead(mail.id(), owner, toldLater);
            session.notifications().reopen(mail.id(), Channel.digest(digest), clock.instant());
        });
        events.mailDead(mail.envelopeTo(), mail.subject(), toldLater);
    }

    private void bury(OutboxRow mail, String answer) {
        store.change(session -> session.outbox().dead(mail.id(), owner, answer));
        events.mailDead(mail.envelopeTo(), mail.subject(), answer);
    }

    /**
     * The server took nothing. That says little about the mail at which it happened, but others are tried first next time;
     * if it takes those and stops again at this one, it is this mail which it minds, and that one is put off.
     *
     * @return whether the server is up all the same
     */
    private boolean rest(OutboxRow mail, Delivery.ServerDown down, Rules current) {
        if (lastAtFailure == mail.id() && acceptedSinceFailure && down.mayBeTheMail()) {
            defer(mail, down.sentence(), current);
            return true;
        }
        Instant now = clock.instant();
        lastAtFailure = mail.id();
        acceptedSinceFailure = false;
        pausedUntil = now.plus(OutboxRetry.pause(down.pause(), serverFailures));
        store.change(session -> session.outbox().retry(mail.id(), owner, down.sentence(), mail.nextAttemptAt(), false));
        toPutBehind = down.mayBeTheMail() ? mail.reader() : null;
        if (serverFailures++ == 0) {
            long waiting = store.read(session -> session.outbox().count("queued"));
            events.mailServerDown(down.code(), down.sentence(), waiting);
        }
        return false;
    }

    private void giveBack(OutboxRow mail) {
        String answer = mail.answer() == null ? "waits for the mail server" : mail.answer();
        store.change(session -> session.outbox().retry(mail.id(), owner, answer, mail.nextAttemptAt(), false));
    }

    /** A changed configuration gets a new connection, and a queue that rested is tried at once. */
    private Transport transport(MailSettings current) {
        Transport open = transport;
        if (open != null && current.equals(settings)) {
            return open;
        }
        if (open != null) {
            open.close();
        }
        Transport opened = Transport.open(current);
        transport = opened;
        settings = current;
        return opened;
    }

    /** Ends a rest early, for a configuration that changed. */
    void wakeUp() {
        draining.lock();
        try {
            pausedUntil = Instant.MIN;
        } finally {
            draining.unlock();
        }
    }

    /** Begins no other mail; the one that is being handed over goes on. */
    void stop() {
        stopping = true;
    }

    /** Ends the connection, unless a mail is still being handed over: then the process' end does. */
    @Override
    public void close() {
        stopping = true;
        if (!draining.tryLock()) {
            return;
        }
        try {
            if (transport != null) {
                transport.close();
                transport = null;
            }
        } finally {
            draining.unlock();
        }
    }
}
