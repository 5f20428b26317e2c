package org.wirewatch.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.pipeline.Backtest;
import org.wirewatch.pipeline.BacktestDiff;
import org.wirewatch.pipeline.Found;

/** A trial for a terminal of 80 columns. Pure. */
final class BacktestText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final int BAR = 40;
    /** Longer charts are drawn by weeks. */
    private static final int MOST_DAYS = 35;

    private BacktestText() {}

    static String of(Backtest trial, ZoneId zone) {
        List<String> lines = new ArrayList<>(summary(trial, zone));
        lines.addAll(chart(trial.days()));
        lines.addAll(found(trial.newest(), zone));
        if (!trial.narrowed()) {
            lines.add("");
            lines.add("The query names nothing to look up, so every article was read.");
        }
        return String.join("\n", lines);
    }

    static String of(BacktestDiff diff, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.addAll(TerminalText.wrapped("Before: " + diff.before().query(), 0, 8));
        lines.addAll(TerminalText.wrapped("Now:    " + diff.after().query(), 0, 8));
        if (diff.before().query().equals(diff.after().query())) {
            lines.addAll(TerminalText.wrapped("What has changed is a saved piece or the languages.", 0, 0));
        }
        lines.add("");
        lines.addAll(TerminalText.wrapped(
                "%s instead of %s since %s: %s gained, %s lost."
                        .formatted(
                                TerminalText.count(diff.after().stories(), "story", "stories"),
                                diff.before().stories(),
                                since(diff.after(), zone),
                                counts(diff.gained(), diff.gainedStories()),
                                counts(diff.lost(), diff.lostStories())),
                0,
                0));
        part(lines, "Gained:", diff.gains(), diff.gained(), zone);
        part(lines, "Lost:", diff.losses(), diff.lost(), zone);
        return String.join("\n", lines);
    }

    private static void part(List<String> lines, String label, List<Found> newest, int all, ZoneId zone) {
        if (all > 0) {
            lines.add("");
            lines.add(all > newest.size() ? label + " the newest " + newest.size() + " of " + all : label);
            lines.addAll(found(newest, zone));
        }
    }

    private static String counts(int articles, int stories) {
        return articles == 0
                ? "nothing"
                : TerminalText.count(articles, "article", "articles") + " of "
                        + TerminalText.count(stories, "story", "stories");
    }

    private static List<String> summary(Backtest trial, ZoneId zone) {
        long days = Math.max(1, trial.days().size());
        String rate = trial.stories() == 0 ? "" : ", %s a day".formatted(rate((double) trial.stories() / days));
        return TerminalText.wrapped(
                "%,d of %,d articles since %s: %s, so %s%s."
                        .formatted(
                                trial.matches(),
                                trial.articles(),
                                since(trial, zone),
                                TerminalText.count(trial.stories(), "story", "stories"),
                                TerminalText.count(trial.stories(), "alert", "alerts"),
                                rate),
                0,
                0);
    }

    private static String since(Backtest trial, ZoneId zone) {
        Instant since = trial.since();
        boolean longAgo = !trial.days().isEmpty()
                && since.atZone(zone).getYear() != trial.days().getLast().day().getYear();
        return (longAgo ? YEAR : TIME).format(since.atZone(zone));
    }

    private static String rate(double perDay) {
        return String.format(Locale.ROOT, perDay < 0.095 ? "%.2f" : "%.1f", perDay);
    }

    private static List<String> chart(List<Backtest.Day> days) {
        boolean byWeek = days.size() > MOST_DAYS;
        List<Backtest.Day> rows = byWeek ? weeks(days) : days;
        int most = rows.stream().mapToInt(Backtest.Day::stories).max().orElse(0);
        if (most == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(""));
        for (Backtest.Day row : rows) {
            int length = row.stories() == 0 ? 0 : Math.max(1, (int) Math.round((double) row.stories() * BAR / most));
            String label = (byWeek ? "week of " : "") + DAY.format(row.day());
            String copies = row.matches() > row.stories() ? " (" + row.matches() + " articles)" : "";
            lines.add("  %-18s %s%s%s"
                    .formatted(label, "█".repeat(length), row.stories() == 0 ? "·" : " " + row.stories(), copies));
        }
        return lines;
    }

    private static List<Backtest.Day> weeks(List<Backtest.Day> days) {
        List<Backtest.Day> weeks = new ArrayList<>();
        for (Backtest.Day day : days) {
            LocalDate monday = day.day().with(java.time.DayOfWeek.MONDAY);
            if (!weeks.isEmpty() && weeks.getLast().day().equals(monday)) {
                Backtest.Day week = weeks.removeLast();
                weeks.add(new Backtest.Day(monday, week.matches() + day.matches(), week.stories() + day.stories()));
            } else {
                weeks.add(new Backtest.Day(monday, day.matches(), day.stories()));
            }
        }
        return weeks;
    }

    private static List<String> found(List<Found> newest, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        for (Found found : newest) {
            lines.add("");
            lines.addAll(FoundText.lines(found, "", zone));
        }
        return lines;
    }
}
