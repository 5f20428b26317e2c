package org.wirewatch.alert;

import java.util.List;
import java.util.Map;

/** Writes the mail about one story, for one reader, now. Thread-safe. */
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
                List.of(story.storyId()));
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
                        Footer.wish("Mute this watch", "Mute watch " + watch, reader, frame),
                        Footer.wish("Change the schedule", "Change schedule of watch " + watch, reader, frame),
                        Footer.wish("Unsubscribe", "Unsubscribe", reader, frame)),
                frame);
    }

    private static String text(Clipping story, Footer footer) {
        TextPart part = new TextPart().story(story);
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
        return part.footer(footer).text();
    }
}
