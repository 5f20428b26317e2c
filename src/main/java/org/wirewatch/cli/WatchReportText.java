package org.wirewatch.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.pipeline.WatchReport;

/** The watches for a terminal of 80 columns. Pure. */
final class WatchReportText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final int LONGEST_QUERY = 300;

    private WatchReportText() {}

    static String of(WatchReport report, ZoneId zone) {
        if (report.watches().isEmpty()) {
            return "There is no watch. Add one to the config file, or with `wirewatch watch add`.";
        }
        int width = Math.clamp(
                report.watches().stream()
                        .mapToInt(each -> each.name().length())
                        .max()
                        .orElse(0),
                5,
                28);
        String format = "%-" + width + "s  %9s  %-12s  %-8s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(format.formatted("watch", "a day", "last match", "told", "kept in"));
        for (WatchReport.Entry watch : report.watches()) {
            lines.add(format.formatted(
                            watch.name(),
                            rate(watch),
                            watch.lastMatch() == null
                                    ? "never"
                                    : TIME.format(watch.lastMatch().atZone(zone)),
                            watch.when(),
                            watch.keptIn())
                    .stripTrailing());
            details(watch, zone).forEach(detail -> lines.addAll(TerminalText.wrapped(detail, 4, 6)));
        }
        lines.add("");
        lines.addAll(TerminalText.wrapped(
                "A day: stories that match, over %s."
                        .formatted(
                                report.days() < 1.5
                                        ? "the last day"
                                        : "the last %d days".formatted(Math.round(report.days()))),
                0,
                0));
        return String.join("\n", lines);
    }

    private static String rate(WatchReport.Entry watch) {
        double rate = watch.storiesPerDay();
        return rate == 0 ? "0" : String.format(Locale.ROOT, rate < 0.095 ? "%.2f" : "%.1f", rate);
    }

    private static List<String> details(WatchReport.Entry watch, ZoneId zone) {
        List<String> details = new ArrayList<>();
        if (watch.trouble() != null) {
            details.add("not in force: " + watch.trouble());
            return details;
        }
        String query = watch.query().strip();
        details.add(query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) + "…" : query);
        List<String> notes = new ArrayList<>();
        notes.add("to " + String.join(", ", watch.to()));
        if (watch.updates()) {
            notes.add("with updates");
        }
        if (watch.urgent()) {
            notes.add("urgent");
        }
        if (watch.cap() != null) {
            notes.add("at most " + TerminalText.count(watch.cap(), "alert", "alerts") + " an hour");
        }
        Instant snoozed = watch.snoozedUntil();
        if (snoozed != null) {
            notes.add("asleep until " + FULL.format(snoozed.atZone(zone)));
        }
        for (WatchReport.OptOut wish : watch.optOuts()) {
            Instant until = wish.until();
            notes.add(wish.reader()
                    + (until == null ? " has left it" : " muted it until " + FULL.format(until.atZone(zone))));
        }
        if (watch.falseAlarms() > 0) {
            notes.add(TerminalText.count(watch.falseAlarms(), "false alarm", "false alarms"));
        }
        if (watch.mutedStories() > 0) {
            notes.add(TerminalText.count(watch.mutedStories(), "story", "stories") + " muted");
        }
        details.add(String.join("; ", notes));
        return details;
    }
}
