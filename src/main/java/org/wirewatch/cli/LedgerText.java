package org.wirewatch.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.wirewatch.store.NotificationTable.LedgerRow;

/** The ledger for a terminal of 80 columns. Pure. */
final class LedgerText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final String DIGEST = "digest:";

    private final ZoneId zone;

    LedgerText(ZoneId zone) {
        this.zone = zone;
    }

    String list(List<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return "Nothing was to be told in this time.";
        }
        List<String> lines = new ArrayList<>();
        for (LedgerRow row : rows) {
            lines.addAll(TerminalText.wrapped(time(row.notedAt()) + " " + row.reader() + ", for " + row.watch(), 0, 2));
            lines.addAll(TerminalText.wrapped(headline(row), 2, 4));
            lines.addAll(TerminalText.wrapped(fate(row), 2, 4));
        }
        return String.join("\n", lines);
    }

    /** The report that caused it. */
    String headline(LedgerRow row) {
        return row.title() == null ? "a story that has been forgotten" : row.title() + " (" + row.source() + ")";
    }

    /** What became of it, without a full stop's worth of doubt where there is doubt. */
    String fate(LedgerRow row) {
        if (row.state() == null) {
            return "waits for " + waitsFor(row);
        }
        String mail = way(row) + ", mail " + row.outboxId();
        String answer = row.answer() == null ? "" : ": " + row.answer();
        return switch (row.state()) {
            case "sent" ->
                "sent " + time(Objects.requireNonNullElse(row.sentAt(), row.notedAt())) + " (" + mail + ")" + answer;
            case "queued" -> "written, waits to be sent (" + mail + ")" + answer;
            case "sending" -> "being handed over; not known yet whether the server took it (" + mail + ")";
            case "dead" -> "not sent, and never will be (" + mail + ")" + answer;
            default -> row.state() + " (" + mail + ")" + answer;
        };
    }

    private static String way(LedgerRow row) {
        String kind = Objects.requireNonNullElse(row.kind(), "").toLowerCase(Locale.ROOT);
        return row.channel().startsWith(DIGEST) ? kind + " " + row.channel().substring(DIGEST.length()) : kind;
    }

    /** In words: the digest, the full hour, the end of the quiet hours. */
    String waitsFor(LedgerRow row) {
        if (row.channel().startsWith(DIGEST)) {
            return "the digest " + row.channel().substring(DIGEST.length());
        }
        return "the mail of " + time(row.dueAt()) + " (" + row.channel() + ")";
    }

    String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }
}
