package org.wirewatch.alert;

import java.util.List;
import java.util.Map;

/** Writes the mail about one story, for one reader, now, and the replies to it that tell what is new. Thread-safe. */
public final class AlertComposer {
    private static final int SUBJECT_COLUMNS = 90;

    private final HtmlPart html = new HtmlPart();

    /** Why an alert comes when it does. */
    public enum Occasion {
        /** Its watch is told at once. */
        AT_ONCE("is mailed to you at once"),
        /** Its watch is told at once, at night, too. */
        URGENT("is urgent: it is mailed to you at once, in your quiet hours, too"),
        /** It was the only one of its hour. */
        HOURLY("is mailed to you every hour in which it finds something"),
        /** It was the only one that came in the quiet hours, or over the cap. */
        HELD_BACK("found it in your quiet hours, or when you had been sent enough for an hour");

        private final String words;

        Occasion(String words) {
            this.words = words;
        }
    }

    /** Composes an alert of a watch that is told at once. */
    public Message alert(Reader reader, StoryBlock story, Frame frame) {
        return alert(reader, story, Occasion.AT_ONCE, frame);
    }

    /**
     * Composes an alert. The same facts give the same message.
     *
     * @param story its first reason names the watch that the alert is for
     */
    public Message alert(Reader reader, StoryBlock story, Occasion occasion, Frame frame) {
        Clipping clipping = Clipping.of(story, reader);
        Footer footer = footer(clipping, watch(story), occasion, reader, frame);
        String kicker = clipping.watch() + (occasion == Occasion.URGENT ? " · urgent" : "");
        Page page = new Page(Span.plain(clipping.headline()), kicker, preheader(clipping), footer);
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
                frame.link(WishLinks.Purpose.UNSUBSCRIBE, reader, Scope.watch(watch(story))));
    }

    /**
     * Composes a reply to the story's first mail. The same facts give the same message.
     *
     * @param update its story's first reason names the watch that the update is for
     */
    public Message update(Reader reader, StoryUpdate update, Frame frame) {
        UpdateClipping clipping = UpdateClipping.of(update, reader);
        Clipping story = clipping.story();
        String watch = watch(update.story());
        Footer footer = Footer.of(
                "You get this because the watch “" + story.watch() + "” asks for updates of what it found.",
                reader,
                List.of(
                        muteStory(story.storyId(), reader, frame),
                        Footer.link(
                                WishLinks.Purpose.UNSUBSCRIBE,
                                "No more updates",
                                Scope.updates(watch),
                                "No updates of watch " + watch,
                                reader,
                                frame),
                        mute(watch, reader, frame),
                        leave(watch, reader, frame)),
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
                frame.link(WishLinks.Purpose.UNSUBSCRIBE, reader, Scope.watch(watch)));
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

    private static Footer footer(Clipping story, String watch, Occasion occasion, Reader reader, Frame frame) {
        return Footer.of(
                "You get this because the watch “" + story.watch() + "” " + occasion.words + ".",
                reader,
                List.of(
                        muteStory(story.storyId(), reader, frame),
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

    /** As the configuration writes it, which a {@link Clipping} need not. */
    private static String watch(StoryBlock story) {
        return story.reasons().isEmpty() ? "" : story.reasons().getFirst().watch();
    }

    private static Footer.Action muteStory(long story, Reader reader, Frame frame) {
        return Footer.link(
                WishLinks.Purpose.MUTE, "Mute this story", Scope.story(story), "Mute story " + story, reader, frame);
    }

    private static Footer.Action mute(String watch, Reader reader, Frame frame) {
        return Footer.link(
                WishLinks.Purpose.MUTE, "Mute this watch", Scope.watch(watch), "Mute watch " + watch, reader, frame);
    }

    private static Footer.Action leave(String watch, Reader reader, Frame frame) {
        return Footer.link(
                WishLinks.Purpose.UNSUBSCRIBE,
                "Unsubscribe",
                Scope.watch(watch),
                "Unsubscribe from watch " + watch,
                reader,
                frame);
    }
}
