package org.wirewatch.alert;

import java.util.List;
import java.util.Map;

/** Writes the mail about one story, for one reader, now, and the replies to it that tell what is new. Thread-safe. */
public final class AlertComposer {
    private static final int SUBJECT_COLUMNS = 90;

    private final HtmlPart html = new HtmlPart();

    /**
     * Composes an alert. The same facts give the same message.
     *
     * @param story its first reason names the watch that the alert is for
     */
    public Message alert(Reader reader, StoryBlock story, Frame frame) {
        Clipping clipping = Clipping.of(story, reader);
        Footer footer = footer(clipping, reader, frame);
        Page page = new Page(Span.plain(clipping.headline()), clipping.watch(), preheader(clipping), footer);
        return new Message(
                Message.Kind.ALERT,
                reader.name(),
                reader.email(),
                subject(clipping.watch(), Span.plain(clipping.headline())),
                text(clipping, footer),
                html.render("alert", Map.of("page", page, "story", clipping)),
                clipping.watch(),
                "story-" + story.storyId() + "-" + reader.name(),
                clipping.reasons().stream().map(Clipping.Why::watch).toList(),
                List.of(story.storyId()),
                frame.link(WishLinks.Purpose.UNSUBSCRIBE, reader, "watch:" + clipping.watch()));
    }

    /**
     * Composes a reply to the story's first mail. The same facts give the same message.
     *
     * @param update its story's first reason names the watch that the update is for
     */
    public Message update(Reader reader, StoryUpdate update, Frame frame) {
        UpdateClipping clipping = UpdateClipping.of(update, reader);
        Clipping story = clipping.story();
        Footer footer = Footer.of(
                "You get this because the watch “" + story.watch() + "” asks for updates of what it found.",
                reader,
                List.of(
                        mute(story.watch(), reader, frame),
                        Footer.wish("No more updates", "No updates of watch " + story.watch(), reader, frame),
                        leave(story.watch(), reader, frame)),
                frame);
        String headline = Span.plain(story.headline());
        String firstSubject = update.firstSubject();
        String preheader = clipping.news().isEmpty()
                ? headline
                : Span.plain(clipping.news().getFirst());
        Page page = new Page(
                headline, story.watch() + " · update", TextColumns.cut(preheader, Page.LONGEST_PREHEADER), footer);
        return new Message(
                Message.Kind.ALERT,
                reader.name(),
                reader.email(),
                "Re: " + (firstSubject == null ? subject(story.watch(), headline) : firstSubject),
                text(clipping, footer),
                html.render("update", Map.of("page", page, "update", clipping)),
                story.watch(),
                "story-" + story.storyId() + "-" + reader.name(),
                story.reasons().stream().map(Clipping.Why::watch).toList(),
                List.of(story.storyId()),
                frame.link(WishLinks.Purpose.UNSUBSCRIBE, reader, "watch:" + story.watch()));
    }

    private static String text(UpdateClipping update, Footer footer) {
        Clipping story = update.story();
        TextPart part = new TextPart().headline(story);
        part.paragraph("New since you were told on " + update.since() + ":");
        update.news().forEach(sentence -> part.paragraph(Span.starred(sentence), "+ ", "  "));
        if (update.moreNews() > 0) {
            part.paragraph(
                    "… and " + update.moreNews() + " more new " + (update.moreNews() == 1 ? "sentence" : "sentences"));
        }
        if (!update.before().isEmpty()) {
            part.paragraph("Before, it said:");
            update.before().forEach(sentence -> part.paragraph(Span.plain(sentence), "- ", "  "));
        }
        return reasons(story, part).footer(footer).text();
    }

    /** {@code [Watch] Headline}, cut at a word to at most 90 columns, on one line. */
    static String subject(String label, String headline) {
        String prefix = "[" + TextColumns.cut(CleanText.line(label), SUBJECT_COLUMNS / 2) + "] ";
        String cut = TextColumns.cut(CleanText.line(headline), SUBJECT_COLUMNS - TextColumns.width(prefix));
        return prefix + CleanText.isolated(cut);
    }

    private static String preheader(Clipping story) {
        String quote = story.quotes().isEmpty()
                ? String.join(" · ", story.credits())
                : Span.plain(story.quotes().getFirst());
        return TextColumns.cut(quote, Page.LONGEST_PREHEADER);
    }

    private static Footer footer(Clipping story, Reader reader, Frame frame) {
        String watch = story.watch();
        return Footer.of(
                "You get this because the watch “" + watch + "” is mailed to you at once.",
                reader,
                List.of(
                        mute(watch, reader, frame),
                        Footer.wish("Change the schedule", "Change schedule of watch " + watch, reader, frame),
                        leave(watch, reader, frame)),
                frame);
    }

    private static String text(Clipping story, Footer footer) {
        return reasons(story, new TextPart().story(story)).footer(footer).text();
    }

    private static TextPart reasons(Clipping story, TextPart part) {
        if (!story.alsoReportedBy().isEmpty()) {
            part.lines(TextPart.alsoReportedBy(story), "");
            story.alsoReportedBy().stream()
                    .map(Clipping.Link::url)
                    .filter(java.util.Objects::nonNull)
                    .forEach(url -> part.address(url, "  "));
            part.gap();
        }
        for (Clipping.Why why : story.reasons()) {
            part.lines("Why: watch " + CleanText.isolated(why.watch()), "").paragraph(why.query(), "  ");
        }
        return part;
    }

    private static Footer.Action mute(String watch, Reader reader, Frame frame) {
        String label = frame.links() == null ? "Mute this watch" : "Mute this watch for a week";
        return Footer.link(WishLinks.Purpose.MUTE, label, "watch:" + watch, "Mute watch " + watch, reader, frame);
    }

    private static Footer.Action leave(String watch, Reader reader, Frame frame) {
        return Footer.link(
                WishLinks.Purpose.UNSUBSCRIBE, "Unsubscribe", "watch:" + watch, "Unsubscribe", reader, frame);
    }
}
