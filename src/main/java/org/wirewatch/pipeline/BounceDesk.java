package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.mail.DeliveryReport;
import org.wirewatch.mail.DeliveryReport.Fate;
import org.wirewatch.store.BounceTable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Session;

/**
 * Finds out whose mail a delivery report is about, counts it once, and pauses a reader whose mails came back for good too
 * often. Works inside the caller's transaction.
 *
 * <p>A report counts if it names the Message-ID of a mail of ours, which only its receivers know: a report that is made up
 * to silence a reader cannot. One that returns nothing of the mail counts if it names an address to which a mail went
 * within the last days.
 */
final class BounceDesk {
    /** What came back long ago says little about an address that most mails reach. */
    static final Duration MEMORY = Duration.ofDays(30);

    /** Mail servers give up after five days (RFC 5321 section 4.5.4.1), and tell by then. */
    private static final Duration LATEST_REPORT = Duration.ofDays(7);

    private final NoticeComposer notices = new NoticeComposer();
    private final Postroom postroom;
    private final Events events;

    BounceDesk(Postroom postroom, Events events) {
        this.postroom = postroom;
        this.events = events;
    }

    /** Takes reports in order; gives the mails to the operator that were written. */
    List<Message> take(
            Session session, Rules rules, BounceSettings bounces, List<DeliveryReport> reports, Instant now) {
        List<Message> told = new ArrayList<>();
        for (DeliveryReport report : reports) {
            for (DeliveryReport.Recipient recipient : report.recipients()) {
                if (recipient.fate() != Fate.ARRIVED) {
                    for (Lost lost : lost(session, rules, report, recipient, now)) {
                        count(session, rules, bounces, lost, recipient, now).ifPresent(told::add);
                    }
                }
            }
        }
        return told;
    }

    /**
     * Whose mail it was.
     *
     * @param report what counts once
     * @param address in lower case
     * @param outboxId 0 where it is not known which mail it was
     */
    private record Lost(String report, String reader, String address, long outboxId) {}

    private static List<Lost> lost(
            Session session, Rules rules, DeliveryReport report, DeliveryReport.Recipient recipient, Instant now) {
        String fate = ":" + recipient.fate().name().toLowerCase(Locale.ROOT);
        String id = report.messageId();
        if (id != null) {
            Optional<OutboxRow> mail = session.outbox().byMessageId(id);
            return mail
                    .map(row -> new Lost("mail:" + row.id() + fate, row.reader(), lower(row.envelopeTo()), row.id()))
                    .stream()
                    .toList();
        }
        Instant since = now.minus(LATEST_REPORT);
        return rules.settings().readers().stream()
                .filter(reader -> recipient.addresses().contains(lower(reader.email())))
                .filter(reader -> session.outbox().wasSentTo(reader.name(), reader.email(), since))
                .map(reader -> new Lost(
                        "report:" + report.fingerprint() + ":" + reader.name() + fate,
                        reader.name(),
                        lower(reader.email()),
                        0))
                .toList();
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** The mail to the operator, if this was one too many. */
    private Optional<Message> count(
            Session session,
            Rules rules,
            BounceSettings bounces,
            Lost lost,
            DeliveryReport.Recipient recipient,
            Instant now) {
        boolean hard = recipient.fate() == Fate.HARD;
        Long mail = lost.outboxId() == 0 ? null : lost.outboxId();
        String words = words(recipient);
        if (!session.bounces()
                .add(lost.report(), lost.reader(), lost.address(), mail, hard, recipient.status(), words, now)) {
            return Optional.empty();
        }
        if (mail != null) {
            session.outbox().addToAnswer(mail, (hard ? "came back: " : "is late: ") + words);
        }
        events.cameBack(lost.reader(), lost.address(), hard, words);
        // A reader who left the config, or has another address there by now, has nothing to be paused.
        return rules.reader(lost.reader())
                .filter(reader -> hard && lower(reader.email()).equals(lost.address()))
                .flatMap(reader -> pauseIfTooMany(session, rules, bounces, reader, now));
    }

    private static String words(DeliveryReport.Recipient recipient) {
        String status = recipient.status();
        return status == null || recipient.words().contains(status)
                ? recipient.words()
                : status + " " + recipient.words();
    }

    private Optional<Message> pauseIfTooMany(
            Session session, Rules rules, BounceSettings bounces, Reader reader, Instant now) {
        String address = lower(reader.email());
        List<BounceTable.Row> hard = session.bounces().hard(reader.name(), address, now.minus(MEMORY));
        if (hard.size() < bounces.pauseAfter()) {
            return Optional.empty();
        }
        String reason = (hard.size() == 1 ? "a mail came back" : hard.size() + " mails came back") + ", the last with: "
                + hard.getFirst().words();
        if (!session.bounces().pause(reader.name(), address, reason, now)) {
            return Optional.empty();
        }
        session.outbox()
                .explainWaiting(
                        reader.name(),
                        "held back, as mails to " + reader.email() + " come back; `wirewatch readers resume "
                                + reader.name() + "` lets it go");
        events.readerPaused(reader.name(), reader.email(), reason);
        return tellOperator(session, rules, reader, hard, now);
    }

    private Optional<Message> tellOperator(
            Session session, Rules rules, Reader reader, List<BounceTable.Row> hard, Instant now) {
        String name = rules.settings().operator();
        Optional<Reader> operator = name == null ? Optional.empty() : rules.reader(name);
        // To the paused reader it would only wait; status and log tell it.
        return operator.filter(found -> !found.email().equalsIgnoreCase(reader.email()))
                .map(found -> {
                    Message notice = notices.notice(
                            found,
                            "Mails to " + reader.name() + " come back; nothing more is sent there",
                            paragraphs(reader, hard),
                            rules.frame());
                    postroom.post(session, rules, notice, now);
                    session.bounces().told(reader.name(), now);
                    return notice;
                });
    }

    private static List<String> paragraphs(Reader reader, List<BounceTable.Row> hard) {
        String count = hard.size() == 1 ? "A mail" : hard.size() + " mails";
        return List.of(
                count + " to " + reader.name() + " <" + reader.email() + "> came back for good within the last "
                        + MEMORY.toDays() + " days. The last said: "
                        + hard.getFirst().words(),
                "Wirewatch sends nothing there any more, so that the mail server does not take it for a spammer. What"
                        + " matches is kept, and so is what was in the mails that came back.",
                "If the address is wrong, write the right one into the config: all that was kept is mailed there at once"
                        + " or in the next digest. If it is right and receives mail again, run: wirewatch readers resume "
                        + reader.name());
    }
}
