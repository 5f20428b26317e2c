package org.wirewatch.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.pipeline.ArticleTrace;
import org.wirewatch.pipeline.Neighbour;
import org.wirewatch.pipeline.TextTrace;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.watch.Explanation;

/** What is known of an article, for a terminal of 80 columns. Pure. */
final class TraceText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);

    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private TraceText(ZoneId zone) {
        this.zone = zone;
    }

    static String of(ArticleTrace trace, ZoneId zone) {
        TraceText text = new TraceText(zone);
        text.sightings(trace);
        ArticleRow article = trace.article();
        if (article != null) {
            text.article(article, trace);
            text.told(trace);
            text.watches(trace.explanations());
        }
        return String.join("\n", text.lines);
    }

    static String of(TextTrace trace) {
        TraceText text = new TraceText(ZoneId.systemDefault());
        text.say(trace.title() + " (" + TerminalText.count(trace.words(), "word", "words") + ")", 0);
        text.placement(trace);
        text.watches(trace.explanations());
        return String.join("\n", text.lines);
    }

    private void placement(TextTrace trace) {
        ArticleRow like = trace.resembles();
        if (like != null) {
            String share = trace.shared() == null
                    ? ""
                    : ", %.0f %% of the shorter text is shared".formatted(trace.shared() * 100);
            String reason = trace.placementReason() == null ? "the same publisher" : trace.placementReason();
            say(
                    "If it came now it would be a " + trace.placement() + " of “" + like.title() + "” (" + like.source()
                            + "): " + reason + share + ".",
                    2);
        } else if (trace.placement().equals("new")) {
            say(
                    "If it came now it would begin a story: none of the "
                            + TerminalText.count(trace.compared(), "article", "articles")
                            + " of the newest three days stored is like it.",
                    2);
            nearest(trace.nearest());
        } else {
            say("Nothing is stored yet that it could be a copy of.", 2);
        }
    }

    private void sightings(ArticleTrace trace) {
        if (trace.sightings().isEmpty() && trace.article() == null) {
            say("Not seen: no feed in the config has carried this address.", 0);
        }
        for (ArticleTrace.Sighting sighting : trace.sightings()) {
            String fate = switch (sighting.state()) {
                case "baseline" -> "as history at the first fetch, which is never told";
                case "pending" -> "still waiting to be read";
                default -> "and read";
            };
            say("Seen in " + sighting.feed() + " on " + time(sighting.firstSeenAt()) + ", " + fate + ".", 0);
        }
    }

    private void article(ArticleRow article, ArticleTrace trace) {
        lines.add("");
        say(article.title() + " (" + article.source() + ")", 0);
        if (article.teaserSentence() != null) {
            say("Teaser only (" + article.teaserCode() + "): " + article.teaserSentence(), 2);
        }
        if (article.readingNote() != null) {
            say(article.readingNote(), 2);
        }
        if (!trace.pages().isEmpty()) {
            say(
                    TerminalText.count(trace.pages().size(), "page is", "pages are")
                            + " kept; see `wirewatch sites page " + trace.url() + "`.",
                    2);
        }
        ArticleRow resembles = trace.resembles();
        if (resembles == null) {
            say("It began a story of its own.", 2);
            nearest(trace.nearest());
        } else {
            String share = article.shared() == null
                    ? ""
                    : ", %.0f %% of the shorter text is shared".formatted(article.shared() * 100);
            say(
                    "A " + article.placement() + " of “" + resembles.title() + "” (" + resembles.source() + "): "
                            + article.placementReason() + share + ".",
                    2);
        }
        List<String> others = trace.reports().stream()
                .filter(report -> report.id() != article.id())
                .map(ArticleRow::source)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            say("Also reported by " + String.join(", ", others) + ".", 2);
        }
    }

    private void nearest(@Nullable Neighbour neighbour) {
        if (neighbour != null) {
            ArticleRow article = neighbour.article();
            say(
                    "The nearest that is another story is “%s” (%s): %.0f %% of the shorter text is shared."
                            .formatted(article.title(), article.source(), neighbour.shared() * 100),
                    2);
        }
    }

    private void told(ArticleTrace trace) {
        lines.add("");
        lines.add(trace.told().isEmpty() ? "Nobody was told: no watch matched the story." : "Told:");
        for (ArticleTrace.Telling telling : trace.told()) {
            String fate;
            if (telling.mailState() == null) {
                fate = "noted " + time(telling.notedAt()) + ", waits for " + telling.channel();
            } else if (telling.sentAt() != null) {
                fate = "mailed " + time(telling.sentAt()) + " (" + telling.channel() + "), the server said "
                        + telling.answer();
            } else {
                fate = "written, " + telling.mailState()
                        + (telling.answer() == null ? "" : ", the server said " + telling.answer());
            }
            say(telling.reader() + ", for " + telling.watch() + ": " + fate, 2);
        }
    }

    private void watches(List<Explanation> explanations) {
        lines.add("");
        lines.add(explanations.isEmpty() ? "There is no watch." : "Every present watch against this article:");
        explanations.forEach(explanation -> explanation.lines().forEach(line -> lines.add("  " + line)));
    }

    private void say(String text, int indent) {
        lines.addAll(TerminalText.wrapped(text, indent, indent + 2));
    }

    private String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }
}
