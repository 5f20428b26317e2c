package org.wirewatch.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.pipeline.StoryEditing;
import org.wirewatch.pipeline.StoryReport;
import org.wirewatch.story.News;

/** A story for a terminal of 80 columns. Pure. */
final class StoryText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    /** Of each kind of difference; the rest is counted. */
    private static final int SENTENCES_SHOWN = 4;

    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private StoryText(ZoneId zone) {
        this.zone = zone;
    }

    static String of(StoryReport story, ZoneId zone) {
        StoryText text = new StoryText(zone);
        text.head(story);
        text.timeline(story);
        text.moves(story);
        text.told(story);
        return String.join("\n", text.lines);
    }

    static List<String> moved(StoryEditing.Result.Moved moved) {
        String sentence = TerminalText.count(moved.reports(), "report", "reports") + " moved from story "
                + moved.fromStory() + " to story " + moved.toStory() + "; "
                + (moved.mails() == 0 ? "no mail" : TerminalText.count(moved.mails(), "alert", "alerts"))
                + " came of it. A running daemon takes it over with the next article.";
        return TerminalText.wrapped(sentence, 0, 0);
    }

    private void head(StoryReport story) {
        StoryReport.Report origin = story.origin();
        say("Story " + story.storyId() + ": " + origin.title(), 0);
        say(
                "First seen " + YEAR.format(story.timeline().getFirst().seenAt().atZone(zone)) + ", last "
                        + YEAR.format(story.timeline().getLast().seenAt().atZone(zone)) + "; "
                        + TerminalText.count(story.timeline().size(), "report", "reports") + " by "
                        + TerminalText.count(story.publishers().size(), "publisher", "publishers") + ".",
                2);
        say("Origin: " + origin.source(), 2);
        lines.add("    " + origin.url());
        List<StoryReport.Publisher> others = story.publishers().stream()
                .filter(publisher -> !publisher.source().equals(origin.source()))
                .toList();
        if (!others.isEmpty()) {
            say("Also reported by:", 2);
            others.forEach(publisher -> {
                say(publisher.source() + (publisher.reports() > 1 ? ", " + publisher.reports() + " times" : ""), 4);
                lines.add("      " + publisher.url());
            });
        }
    }

    private void timeline(StoryReport story) {
        lines.add("");
        lines.add("Timeline");
        for (StoryReport.Report report : story.timeline()) {
            say(time(report.seenAt()) + "  " + report.source() + ": " + report.title(), 2);
            say(why(report), 6);
            if (report.teaser() != null) {
                say("only the feed's own text could be read: " + report.teaser(), 6);
            }
            News difference = report.difference();
            if (difference != null) {
                difference(difference);
            }
        }
    }

    /** Why it stands in this story. */
    private static String why(StoryReport.Report report) {
        StoryReport.Resembled resembles = report.resembles();
        if (report.placement().equals("new")) {
            return "began the story (article " + report.articleId() + ")";
        }
        String like = resembles == null
                ? "of a report that is forgotten"
                : "of article " + resembles.articleId() + " (" + resembles.source() + ")";
        String reason = switch (String.valueOf(report.reason())) {
            case "same-url" -> "at the same address";
            case "same-text" -> "word for word";
            default -> "by its wording";
        };
        Double shared = report.shared();
        return report.placement() + " " + like + " " + reason
                + (shared == null ? "" : ", %.0f %% of the shorter text shared".formatted(shared * 100))
                + " (article " + report.articleId() + ")";
    }

    private void difference(News difference) {
        if (difference.added().isEmpty() && difference.removed().isEmpty()) {
            say("no sentence differs", 6);
            return;
        }
        say(difference.isNews() ? "new facts:" : "no new facts; what differs:", 6);
        sentences(difference.added(), difference.sentences());
        difference.removed().stream().limit(SENTENCES_SHOWN).forEach(sentence -> marked("-", sentence));
        more(difference.removed().size(), "-");
    }

    /** Sentences that tell new facts are marked with two crosses and come first. */
    private void sentences(List<String> added, List<String> news) {
        List<String> plain =
                added.stream().filter(sentence -> !news.contains(sentence)).toList();
        news.stream().limit(SENTENCES_SHOWN).forEach(sentence -> marked("++", sentence));
        more(news.size(), "++");
        plain.stream().limit(SENTENCES_SHOWN).forEach(sentence -> marked("+", sentence));
        more(plain.size(), "+");
    }

    private void marked(String mark, String sentence) {
        lines.addAll(TerminalText.wrapped(mark + " " + sentence, 8, 11));
    }

    private void more(int all, String mark) {
        if (all > SENTENCES_SHOWN) {
            lines.add("        " + mark + " and " + (all - SENTENCES_SHOWN) + " more");
        }
    }

    private void moves(StoryReport story) {
        for (StoryReport.Moved move : story.moves()) {
            String what = move.toStory() == story.storyId()
                    ? "put here from story " + move.fromStory()
                    : "taken from here into story " + move.toStory();
            say(time(move.at()) + "  by hand: article " + move.articleId() + " was " + what, 2);
        }
    }

    private void told(StoryReport story) {
        lines.add("");
        lines.add(story.told().isEmpty() ? "Nobody was told: no watch matched it." : "Told");
        for (StoryReport.Telling telling : story.told()) {
            String fate;
            if (telling.mailState() == null) {
                fate = "waits until " + time(telling.dueAt()) + " or its digest";
            } else if (telling.sentAt() != null) {
                fate = "mailed " + time(telling.sentAt());
            } else {
                fate = "written, " + telling.mailState();
            }
            String what = telling.kind().equals("update") ? "new facts of article " : "article ";
            say(telling.reader() + ", for " + telling.watch() + ", " + what + telling.articleId() + ": " + fate, 2);
        }
    }

    private void say(String text, int indent) {
        lines.addAll(TerminalText.wrapped(text, indent, indent + 2));
    }

    private String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }
}
