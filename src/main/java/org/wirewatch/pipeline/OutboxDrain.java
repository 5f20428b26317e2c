package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private Instant pausedUntil = Instant.MIN;
    private Instant lastUsed = Instant.MIN;
    private int serverFailures;

    OutboxDrain(Store store, String owner, Events events, InstantSource clock) {
        this.store = store;
        this.owner = owner;
        this.events = events;
        this.clock = clock;
    }

    /** Sends what may be sent now; does nothing if another thread is at it, or while the queue rests. */
    void drain(MailSettings current) {
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
    private boolean drainSome(MailSettings current) {
        recordAccepted();
        Instant now = clock.instant();
        List<OutboxRow> mails =
                store.write(session -> session.outbox().claim(new Lease(owner, now, now.plus(LEASE)), AT_A_TIME));
        boolean serverUp = true;
        for (OutboxRow mail : mails) {
            if (serverUp && !stopping && clock.instant().isBefore(now.plus(LEASE.dividedBy(2)))) {
                serverUp = deliver(mail, current);
            } else {
                giveBack(mail);
            }
        }
        // A server so slow that the claim would run out: what is left is given back, and claimed anew.
        closeIfIdle(now, !mails.isEmpty());
        return serverUp && mails.size() == AT_A_TIME;
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
    private Delivery handOver(OutboxRow mail, MailSettings current) {
        try {
            return transport(current)
                    .deliver(new Outgoing(mail.messageId(), mail.envelopeFrom(), mail.envelopeTo(), mail.bytes()));
        } catch (RuntimeException broken) {
            events.broken("mail " + mail.messageId(), broken);
            return new Delivery.Deferred("Wirewatch itself broke: " + broken);
        }
    }

    /** Hands over one mail; false if the server takes nothing now. */
    private boolean deliver(OutboxRow mail, MailSettings current) {
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
                defer(mail, answer);
                yield true;
            }
            case Delivery.Refused(String answer) -> {
                bury(mail, answer);
                yield true;
            }
            case Delivery.ServerDown down -> {
                rest(mail, down);
                yield false;
            }
        };
    }

    private void serverIsUp() {
        if (serverFailures > 0) {
            serverFailures = 0;
            events.mailServerBack();
        }
    }

    private void defer(OutboxRow mail, String answer) {
        double jitter = RandomGenerator.getDefault().nextDouble();
        Optional<Instant> next = OutboxRetry.next(mail.kind(), mail.attempts(), clock.instant(), jitter);
        if (next.isEmpty()) {
            bury(mail, "given up after " + (mail.attempts() + 1) + " attempts; last answer: " + answer);
            return;
        }
        store.change(session -> session.outbox().retry(mail.id(), owner, answer, next.get(), true));
        events.mailWaits(mail.envelopeTo(), mail.subject(), answer);
    }

    private void bury(OutboxRow mail, String answer) {
        store.change(session -> session.outbox().dead(mail.id(), owner, answer));
        events.mailDead(mail.envelopeTo(), mail.subject(), answer);
    }

    private void rest(OutboxRow mail, Delivery.ServerDown down) {
        Instant now = clock.instant();
        // It may be this very mail that the server minds: next time the others are tried first.
        Instant behindTheOthers = now.plusMillis(1);
        pausedUntil = now.plus(OutboxRetry.pause(down.pause(), serverFailures));
        store.change(session -> session.outbox().retry(mail.id(), owner, down.sentence(), behindTheOthers, false));
        if (serverFailures++ == 0) {
            long waiting = store.read(session -> session.outbox().count("queued"));
            events.mailServerDown(down.code(), down.sentence(), waiting);
        }
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
