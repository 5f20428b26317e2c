package org.wirewatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.pipeline.StatusReport.DeadLetter;
import org.wirewatch.pipeline.StatusReport.FeedState;
import org.wirewatch.pipeline.StatusReport.MailState;
import org.wirewatch.pipeline.StatusReport.PausedReader;
import org.wirewatch.pipeline.StatusReport.ReadingState;
import org.wirewatch.pipeline.StatusReport.SiteTrouble;
import org.wirewatch.pipeline.TeaserReasons;
import org.wirewatch.store.ArticleTable.TeaserCount;

/** How things stand, for a terminal of 80 columns. Pure. */
final class StatusText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private StatusText() {}

    static String of(StatusReport report, ZoneId zone, boolean allFeeds) {
        List<String> lines = new ArrayList<>();
        List<FeedState> troubled = report.troubledFeeds();
        long quiet = report.feeds().stream().filter(FeedState::unusuallyQuiet).count();
        lines.add("Feeds     %d, %s"
                .formatted(
                        report.feeds().size(),
                        troubledCount(troubled.size()) + (quiet == 0 ? "" : ", " + quiet + " unusually quiet")));
        lines.add("Articles  %d in %s, %d waiting to be read; %s remembered"
                .formatted(
                        report.articles(),
                        TerminalText.count(report.stories(), "story", "stories"),
                        report.articlesWaiting(),
                        TerminalText.count(report.entriesKnown(), "entry", "entries")));
        lines.add("Matches   %d in the last 24 hours, %d waiting for a digest"
                .formatted(report.matchesLastDay(), report.notificationsWaiting()));
        lines.addAll(mail(report.mail(), report.at(), zone));
        if (!report.optOuts().isEmpty()) {
            lines.add("Readers   %s in force, left or muted by links; see `wirewatch opt-outs`"
                    .formatted(TerminalText.count(report.optOuts().size(), "wish", "wishes")));
        }
        long unasked = report.feeds().stream()
                .filter(feed -> "no-network".equals(feed.code()))
                .count();
        if (unasked > 0) {
            lines.add("Network   down, it seems: no host can be reached, %s not asked"
                    .formatted(TerminalText.count(unasked, "feed", "feeds")));
        }
        lines.addAll(reading(report.reading(), report.at(), zone));
        lines.add("Database  " + report.database());
        if (!troubled.isEmpty()) {
            lines.add("");
            lines.add("In trouble:");
            troubled.forEach(feed -> lines.addAll(trouble(feed, report.at(), zone)));
        }
        List<FeedState> pages = report.feeds().stream()
                .filter(feed -> feed.chosenFeed() != null)
                .toList();
        if (!pages.isEmpty()) {
            lines.add("");
            lines.addAll(wrapped(
                    "Pages where feeds should be; a feed was chosen on each. To pin it, give its address in the"
                            + " page's place:",
                    0));
            for (FeedState page : pages) {
                lines.add("  " + page.url());
                lines.add("    reads  " + page.chosenFeed());
            }
        }
        if (allFeeds) {
            lines.add("");
            lines.add("All feeds:");
            report.feeds().forEach(feed -> lines.addAll(feed(feed, report.at(), zone)));
        }
        return String.join("\n", lines);
    }

    private static List<String> reading(ReadingState reading, Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        long teasers = reading.teasersLastDay().stream()
                .mapToLong(TeaserCount::articles)
                .sum();
        String whole = "%s read in the last 24 hours"
                .formatted(TerminalText.count(reading.articlesLastDay(), "article", "articles"));
        lines.addAll(wrapped(
                whole
                        + (teasers == 0
                                ? ""
                                : ", " + teasers + " as teaser only: " + TeaserReasons.list(reading.teasersLastDay())),
                10));
        lines.set(0, "Pages     " + lines.getFirst().strip());
        lines.add("          %s kept, %.1f MB"
                .formatted(TerminalText.count(reading.keptPages(), "copy", "copies"), reading.keptBytes() / 1e6));
        for (SiteTrouble worse : reading.worse()) {
            lines.addAll(wrapped(
                    "read worse: " + worse.site() + " since " + since(worse.since(), now, zone) + ": "
                            + worse.sentence() + "; look at " + worse.sampleUrl(),
                    10));
        }
        return lines;
    }

    private static String troubledCount(int troubled) {
        return troubled == 0 ? "all well" : troubled + " in trouble";
    }

    private static List<String> mail(MailState mail, Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add("Mail      %d sent in the last 24 hours, %d waiting, %d dead"
                .formatted(mail.sentLastDay(), mail.waiting(), mail.deadCount()));
        if (mail.oldestWaiting() != null) {
            lines.add("          the oldest waits since " + since(mail.oldestWaiting(), now, zone));
        }
        if (mail.waiting() > 0 && mail.waitingBecause() != null) {
            lines.addAll(wrapped("because: " + mail.waitingBecause(), 10));
        }
        for (DeadLetter dead : mail.dead()) {
            lines.addAll(wrapped("dead: to %s, “%s”: %s".formatted(dead.to(), dead.subject(), dead.answer()), 10));
        }
        for (PausedReader paused : mail.paused()) {
            lines.addAll(wrapped(
                    "paused: %s since %s: %s. `wirewatch readers resume %s` ends it, or another address"
                            .formatted(
                                    paused.reader(),
                                    since(paused.since(), now, zone),
                                    paused.reason(),
                                    paused.reader()),
                    10));
        }
        if (mail.bouncesUnread() != null) {
            lines.addAll(wrapped("bounces are not read: " + mail.bouncesUnread(), 10));
        }
        return lines;
    }

    private static List<String> trouble(FeedState feed, Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + feed.name());
        if (!feed.name().equals(feed.url())) {
            lines.add("    " + feed.url());
        }
        String since = feed.troubledSince() == null ? "" : ", since " + since(feed.troubledSince(), now, zone);
        lines.add("    " + feed.code() + since);
        if (feed.sentence() != null) {
            lines.addAll(wrapped(feed.sentence(), 4));
        }
        if (feed.advice() != null) {
            lines.addAll(wrapped(feed.advice(), 4));
        }
        if (feed.state().equals("trouble")) {
            lines.addAll(wrapped("next poll " + next(feed, now, zone), 4));
        }
        return lines;
    }

    private static List<String> feed(FeedState feed, Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        List<String> name = wrapped(feed.name(), 11);
        lines.add("  %-8s %s"
                .formatted(
                        feed.unusuallyQuiet() ? "quiet" : feed.state(),
                        name.getFirst().strip()));
        lines.addAll(name.subList(1, name.size()));
        String last = feed.lastPoll() == null
                ? "not polled yet"
                : "polled " + since(feed.lastPoll(), now, zone) + ": " + feed.code();
        lines.addAll(wrapped(
                "%s; next %s; %,d × in all, %.0f %% unchanged"
                        .formatted(last, next(feed, now, zone), feed.polls(), feed.notModifiedShare() * 100),
                11));
        return lines;
    }

    private static String next(FeedState feed, Instant now, ZoneId zone) {
        if (feed.state().equals("retired")) {
            return "never";
        }
        String when = feed.nextPoll().isAfter(now)
                ? "in " + words(Duration.between(now, feed.nextPoll())) + " (" + clock(feed.nextPoll(), zone) + ")"
                : "now";
        return when + ", " + feed.nextPollReason();
    }

    private static String since(@Nullable Instant moment, Instant now, ZoneId zone) {
        if (moment == null) {
            return "never";
        }
        return clock(moment, zone) + " (" + words(Duration.between(moment, now)) + " ago)";
    }

    private static String clock(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /** The largest unit that is not nothing. */
    private static String words(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() > 1) {
            return duration.toHours() + " h";
        }
        if (duration.toMinutes() > 1) {
            return duration.toMinutes() + " min";
        }
        return Math.max(0, duration.toSeconds()) + " s";
    }

    private static List<String> wrapped(String text, int indent) {
        return TerminalText.wrapped(text, indent, indent);
    }
}
