package org.wirewatch.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.wirewatch.store.OutboxRow;

/** The outbox for a terminal of 80 columns. Pure. */
final class OutboxText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
    private static final int INDENT = 8;

    private final ZoneId zone;

    OutboxText(ZoneId zone) {
        this.zone = zone;
    }

    String list(List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return "No mail is in this state.";
        }
        List<String> lines = new ArrayList<>();
        for (OutboxRow row : rows) {
            lines.add("%6d  %-7s  %-6s  %s".formatted(row.id(), row.state(), row.kind(), row.envelopeTo()));
            lines.addAll(TerminalText.wrapped(row.subject(), INDENT, INDENT + 2));
            lines.addAll(TerminalText.wrapped(fate(row), INDENT, INDENT + 2));
        }
        return String.join("\n", lines);
    }

    /** What became of a mail so far, in a sentence. */
    String fate(OutboxRow row) {
        String answer = row.answer() == null ? "" : ": " + row.answer();
        String written = "Written " + time(row.createdAt()) + "; ";
        return written
                + switch (row.state()) {
                    case "queued" ->
                        row.attempts() == 0
                                ? "waits" + answer
                                : "tried " + TerminalText.count(row.attempts(), "time", "times") + ", again at "
                                        + time(row.nextAttemptAt()) + answer;
                    case "sending" ->
                        "is being handed over. If the daemon died meanwhile, whether the server took it is not known,"
                                + " and the same bytes go again when it runs";
                    case "sent" -> "sent " + time(Objects.requireNonNullElse(row.sentAt(), row.createdAt())) + answer;
                    case "dead" -> "will never go" + answer;
                    default -> row.state() + answer;
                };
    }

    String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }
}
