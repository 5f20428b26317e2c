package org.wirewatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.pipeline.StatusReport.FeedState;

/** Each feed with its next poll and why then, for a terminal of 80 columns. Pure. */
final class FeedsText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final String ROW = "%-36s %-8s %-13s %5s  %s";
    private static final int NAME = 36;

    private FeedsText() {}

    static String of(List<FeedState> feeds, Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("FEED", "STATE", "LAST RESULT", "304", "NEXT POLL"));
        for (FeedState feed : feeds) {
            lines.add(ROW.formatted(
                            cut(feed.name()),
                            feed.unusuallyQuiet() ? "quiet" : feed.state(),
                            feed.code() == null ? "-" : feed.code(),
                            feed.polls() == 0 ? "-" : Math.round(feed.notModifiedShare() * 100) + " %",
                            next(feed, now))
                    .stripTrailing());
            details(feed, now, zone).forEach(detail -> lines.addAll(TerminalText.wrapped(detail, 2, 4)));
        }
        return String.join("\n", lines);
    }

    private static List<String> details(FeedState feed, Instant now, ZoneId zone) {
        List<String> details = new ArrayList<>();
        if (!feed.name().equals(feed.url()) || feed.name().length() > NAME) {
            details.add(feed.url());
        }
        if (feed.askedAt() != null) {
            details.add("moved for good: " + feed.askedAt() + " is asked; put that into the config");
        }
        if (feed.state().equals("trouble") || feed.state().equals("retired")) {
            String since = feed.troubledSince() == null ? "" : "since " + since(feed.troubledSince(), now, zone) + ": ";
            details.add(since + (feed.sentence() == null ? feed.trouble() : feed.sentence()));
            if (feed.advice() != null) {
                details.add(feed.advice());
            }
        } else if (feed.code() != null && feed.sentence() != null) {
            details.add(feed.sentence());
        }
        if (feed.unusuallyQuiet()) {
            details.add("answers well, but has published nothing for unusually long");
        }
        if (!feed.state().equals("retired")) {
            details.add("next: " + feed.nextPollReason());
        }
        return details;
    }

    private static String next(FeedState feed, Instant now) {
        if (feed.state().equals("retired")) {
            return "never";
        }
        return feed.nextPoll().isAfter(now) ? "in " + words(Duration.between(now, feed.nextPoll())) : "now";
    }

    private static String since(@Nullable Instant moment, Instant now, ZoneId zone) {
        return moment == null
                ? "-"
                : TIME.format(moment.atZone(zone)) + " (" + words(Duration.between(moment, now)) + " ago)";
    }

    private static String words(Duration length) {
        if (length.toDays() > 1) {
            return length.toDays() + " days";
        }
        if (length.toHours() > 1) {
            return length.toHours() + " h";
        }
        return length.toMinutes() > 1 ? length.toMinutes() + " min" : Math.max(0, length.toSeconds()) + " s";
    }

    private static String cut(String name) {
        return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
    }
}
