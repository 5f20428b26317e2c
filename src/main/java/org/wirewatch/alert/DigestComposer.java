package org.wirewatch.alert;

import static org.wirewatch.alert.WishLinks.Purpose.MUTE;
import static org.wirewatch.alert.WishLinks.Purpose.UNSUBSCRIBE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the mail about what matched since the last one. Thread-safe. */
public final class DigestComposer {
    /** Nobody reads more in one mail. */
    static final int MOST_STORIES = 40;

    /** Gmail cuts a message's HTML at 102 KB. */
    static final int MOST_HTML_BYTES = 80_000;

    /** Both parts before encoding: base64 makes this less than 150 KB. */
    static final int MOST_BYTES = 105_000;

    private final HtmlPart html = new HtmlPart();

    /**
     * Composes a digest. The same facts give the same message. {@link Message#storyIds()} are those shown, not those
     * left out.
     */
    public Message digest(DigestFacts facts, Frame frame) {
        int stories = MOST_STORIES;
        while (true) {
            DigestLayout layout = DigestLayout.of(facts, stories);
            Message message = compose(facts, layout, frame);
            int htmlBytes = message.html().getBytes(StandardCharsets.UTF_8).length;
            int bytes = htmlBytes + message.text().getBytes(StandardCharsets.UTF_8).length;
            if (layout.shown() <= 1 || (htmlBytes <= MOST_HTML_BYTES && bytes <= MOST_BYTES)) {
                return message;
            }
            double fraction = Math.min((double) MOST_HTML_BYTES / htmlBytes, (double) MOST_BYTES / bytes);
            stories = Math.clamp((int) (layout.shown() * fraction), 1, layout.shown() - 1);
        }
    }

    private Message compose(DigestFacts facts, DigestLayout layout, Frame frame) {
        DigestPage digest = DigestPage.of(facts, layout, frame);
        Footer footer = footer(facts, digest, frame);
        Page page = new Page(digest.title(), digest.period(), preheader(digest), footer);
        return new Message(
                Message.Kind.DIGEST,
                facts.reader().name(),
                facts.reader().email(),
                subject(facts, digest),
                text(digest, footer),
                html.render("digest", Map.of("page", page, "digest", digest)),
                CleanText.line(facts.name()),
                null,
                digest.sections().stream().map(DigestPage.Section::watch).toList(),
                layout.stories().stream().map(StoryBlock::storyId).toList(),
                frame.link(UNSUBSCRIBE, facts.reader(), left(facts)));
    }

    /** One story gives its headline; more give their number and the first headline. */
    private static String subject(DigestFacts facts, DigestPage digest) {
        List<Clipping> stories = digest.stories();
        if (stories.isEmpty()) {
            return AlertComposer.subject(facts.name(), "still watching, nothing new");
        }
        String first = Span.plain(stories.getFirst().headline());
        boolean alone = stories.size() == 1 && digest.leftOut() == null;
        return AlertComposer.subject(
                facts.name(), alone ? first : digest.summary().replaceFirst(" in .*", "") + ": " + first);
    }

    private static String preheader(DigestPage digest) {
        String headlines = digest.stories().stream()
                .limit(5)
                .map(story -> Span.plain(story.headline()))
                .collect(Collectors.joining(" · "));
        return TextColumns.cut(headlines.isEmpty() ? digest.summary() : headlines, Page.LONGEST_PREHEADER);
    }

    private static Footer footer(DigestFacts facts, DigestPage digest, Frame frame) {
        Reader reader = facts.reader();
        String name = CleanText.line(facts.name());
        List<Footer.Action> actions = new ArrayList<>();
        if (facts.sort() == DigestFacts.Sort.NAMED && frame.link(MUTE, reader, facts.channel()) != null) {
            actions.add(Footer.link(MUTE, "Mute this digest", facts.channel(), "", reader, frame));
        } else if (frame.links() == null) {
            actions.add(Footer.wish("Mute a watch", "Mute a watch of " + mail(facts), reader, frame));
        }
        actions.add(Footer.wish("Change the schedule", "Change schedule of " + mail(facts), reader, frame));
        actions.add(
                Footer.link(UNSUBSCRIBE, "Unsubscribe", left(facts), "Unsubscribe from " + mail(facts), reader, frame));
        String watches = digest.sections().stream()
                .map(section -> "“" + section.watch() + "”")
                .collect(Collectors.joining(", "));
        String shown = TextColumns.cut(watches, 300);
        String theWatches = (digest.sections().size() == 1 ? "the watch " : "the watches ") + shown;
        String are = digest.sections().size() == 1 ? " is" : " are";
        String why = switch (facts.sort()) {
            case NAMED ->
                "you are a reader of the digest “" + name + "”"
                        + (digest.sections().isEmpty() ? "" : " with matches of " + shown);
            case HOURLY -> theWatches + are + " mailed to you every hour";
            case HELD_BACK ->
                theWatches + are + " mailed to you at once, and this came in your quiet hours or when you had been"
                        + " sent enough for an hour";
        };
        return Footer.of("You get this because " + why + ".", reader, actions, frame);
    }

    private static String mail(DigestFacts facts) {
        return facts.sort() == DigestFacts.Sort.NAMED
                ? "digest " + CleanText.line(facts.name())
                : CleanText.line(facts.name()) + " mails";
    }

    /** Who leaves a mail of what their watches found leaves those watches; the mail itself is no thing to leave. */
    private static String left(DigestFacts facts) {
        return facts.sort() == DigestFacts.Sort.NAMED
                ? facts.channel()
                : Scope.watches(facts.sections().stream()
                        .map(DigestFacts.Section::watch)
                        .toList());
    }

    private static String text(DigestPage digest, Footer footer) {
        TextPart part = new TextPart()
                .lines(digest.title(), "")
                .lines(
                        digest.summary()
                                + (digest.sections().size() > 1 ? ": " + String.join(" · ", digest.perWatch()) : ""),
                        "")
                .paragraph(digest.period(), "");
        for (DigestPage.Section section : digest.sections()) {
            part.section(section.watch() + " (" + section.count() + ")");
            if (!section.query().isEmpty()) {
                part.paragraph("Query: " + section.query());
            }
            if (section.muteUrl() != null) {
                part.lines("Mute this watch:", "")
                        .address(section.muteUrl(), "")
                        .gap();
            }
            section.stories().forEach(story -> story(part, story));
            section.notes().forEach(part::paragraph);
        }
        if (digest.leftOut() != null) {
            part.lines(digest.leftOut(), "");
            if (digest.leftOutUrl() != null) {
                part.lines("See them all:", "");
                part.address(digest.leftOutUrl(), "");
            }
            part.gap();
        }
        if (!digest.coverage().isEmpty()) {
            part.section("What could not be seen");
            digest.coverage().forEach(part::paragraph);
        }
        return part.footer(footer).text();
    }

    private static void story(TextPart part, Clipping story) {
        part.story(story);
        if (!story.alsoReportedBy().isEmpty()) {
            part.paragraph(TextPart.alsoReportedBy(story));
        }
        if (!story.alsoMatches().isEmpty()) {
            part.paragraph("Also matches " + String.join(", ", story.alsoMatches()));
        }
    }
}
