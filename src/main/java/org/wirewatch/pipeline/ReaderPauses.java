package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings;
import org.wirewatch.store.BounceTable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Session;

/** Ends the pause of a reader whose mails came back. Stateless. */
public final class ReaderPauses {
    private ReaderPauses() {}

    /**
     * What comes of it.
     *
     * @param waiting mails that go now, as they were written
     * @param toldAnew stories, each under one watch, whose mail came back and that are told once more
     */
    public record Resumed(int waiting, int toldAnew) {}

    /**
     * Sends a reader mail again. What waits goes, unless it is written to another address than the config's: that, and
     * what was in the mails that came back, is told anew, in the reader's digest or, without one, in one mail.
     *
     * @return empty if the reader was not paused
     */
    public static Optional<Resumed> resume(Session session, Settings settings, String reader) {
        Optional<BounceTable.Pause> pause = session.bounces().paused().stream()
                .filter(each -> each.reader().equals(reader))
                .findFirst();
        if (pause.isEmpty() || !session.bounces().resume(reader)) {
            return Optional.empty();
        }
        String email = settings.readers().stream()
                .filter(each -> each.name().equals(reader))
                .map(Reader::email)
                .findFirst()
                .orElse(pause.get().address());
        String channel = channel(settings, reader);
        // Due at once, whatever this machine's clock says.
        Instant due = pause.get().since();
        int toldAnew = 0;
        int waiting = 0;
        for (long mail : session.bounces().lostMails(reader)) {
            toldAnew += session.notifications().reopen(mail, channel, due);
        }
        List<OutboxRow> held = session.outbox().waitingOf(reader);
        for (OutboxRow mail : held) {
            if (mail.envelopeTo().equalsIgnoreCase(email)) {
                waiting++;
            } else if (session.outbox().drop(mail.id(), "written to an address that the reader has no more")) {
                toldAnew += session.notifications().reopen(mail.id(), channel, due);
            }
        }
        session.outbox().explainWaiting(reader, null);
        session.bounces().forgive(reader);
        return Optional.of(new Resumed(waiting, toldAnew));
    }

    private static String channel(Settings settings, String reader) {
        return settings.digests().stream()
                .filter(plan -> plan.readers().contains(reader))
                .map(DigestPlan::name)
                .map(Channel::digest)
                .findFirst()
                .orElse(Channel.QUIET);
    }
}
