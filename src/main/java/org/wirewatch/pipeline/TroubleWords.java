package org.wirewatch.pipeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.TroubleTable;

/**
 * What the operator reads. Pure.
 *
 * @param subject of a mail that tells this alone
 * @param many what the subject says of several of its kind, behind their number
 * @param paragraphs of the mail
 */
record TroubleWords(String subject, String many, List<String> paragraphs) {
    /** A mail is read by a person. */
    private static final int MOST_PARAGRAPHS = 40;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    static TroubleWords begun(TroubleTable.Row trouble, ZoneId zone) {
        Advice.Kind kind = Advice.of(trouble.code());
        boolean neverRead = trouble.succeededAt() == null;
        String advice = neverRead && kind.advice().equals(Advice.KEPT) ? "" : " " + kind.advice();
        return new TroubleWords(
                trouble.feedName() + " cannot be read: " + kind.name(),
                "feeds cannot be read",
                List.of(trouble.feedName() + " has not been read since " + time(trouble.since(), zone) + ": "
                        + sentence(trouble.sentence()) + (neverRead ? " It never was." : "") + advice + " ("
                        + trouble.url() + ", "
                        + trouble.code() + ")"));
    }

    static TroubleWords over(TroubleTable.Row trouble, ZoneId zone) {
        Instant until = trouble.until() == null ? trouble.since() : trouble.until();
        return new TroubleWords(
                trouble.feedName() + " answers again",
                "feeds answer again",
                List.of(trouble.feedName() + " answers again since " + time(until, zone) + ". It had been silent since "
                        + time(trouble.since(), zone) + "."));
    }

    static TroubleWords quiet(FeedRow feed, @Nullable Instant lastEntry, ZoneId zone) {
        String since = lastEntry == null ? "" : " since " + time(lastEntry, zone);
        return new TroubleWords(
                feed.displayName() + " has gone quiet",
                "feeds have gone quiet",
                List.of(feed.displayName() + " answers well but has published nothing" + since
                        + ", which is unusually long for it. Its publisher may have left this feed behind: compare"
                        + " with the site, and look for another feed there. (" + feed.url() + ")"));
    }

    static TroubleWords loud(FeedRow feed) {
        return new TroubleWords(
                feed.displayName() + " publishes again",
                "feeds publish again",
                List.of(feed.displayName() + ", which had gone quiet, publishes again. (" + feed.url() + ")"));
    }

    static TroubleWords networkDown(Instant since, ZoneId zone) {
        return new TroubleWords(
                "No host can be reached",
                "",
                List.of(
                        "Since " + time(since, zone) + " no host can be reached: the network of the machine that"
                                + " Wirewatch runs on, or its name server, seems to be down.",
                        "No feed is blamed for it: each is tried again every few minutes, and what was published"
                                + " meanwhile is read as soon as the network is back, if the feeds still carry it."));
    }

    static TroubleWords networkBack(Instant since, Instant now, ZoneId zone) {
        return new TroubleWords(
                "The network is back",
                "",
                List.of("Hosts answer again, as of " + time(now, zone) + ". None could be reached since "
                        + time(since, zone) + "."));
    }

    /** All of it as one mail. */
    static TroubleWords together(List<TroubleWords> all) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        List<String> counts = new ArrayList<>();
        for (String many : all.stream().map(TroubleWords::many).distinct().toList()) {
            List<TroubleWords> alike =
                    all.stream().filter(words -> words.many().equals(many)).toList();
            counts.add(alike.size() == 1 ? alike.getFirst().subject() : alike.size() + " " + many);
        }
        List<String> paragraphs = new ArrayList<>(all.stream()
                .flatMap(words -> words.paragraphs().stream())
                .limit(MOST_PARAGRAPHS)
                .toList());
        if (all.size() > MOST_PARAGRAPHS) {
            paragraphs.add("And " + (all.size() - MOST_PARAGRAPHS) + " more; `wirewatch feeds --trouble` lists them.");
        }
        return new TroubleWords(String.join("; ", counts), "", paragraphs);
    }

    private static String sentence(String words) {
        String begun = words.startsWith("this ") || words.startsWith("the ")
                ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                : words;
        return begun.matches("(?s).*[.!?]$") ? begun : begun + ".";
    }

    private static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }
}
