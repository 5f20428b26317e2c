package org.wirewatch.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the mails about Wirewatch itself: a test, trouble for the operator, "and n more". Thread-safe. */
public final class NoticeComposer {
    private static final String LIST = "notices";
    private final HtmlPart html = new HtmlPart();

    /**
     * Composes a notice.
     *
     * @param subject without a label; put behind {@code [Wirewatch]}
     * @param paragraphs plain text; the first is also shown beside the subject
     */
    public Message notice(Reader reader, String subject, List<String> paragraphs, Frame frame) {
        List<String> clean = paragraphs.stream().map(CleanText::line).toList();
        Footer footer = Footer.of(
                "You get this because you are a reader of this Wirewatch.",
                reader,
                List.of(Footer.wish("Unsubscribe", "Unsubscribe", reader, frame)),
                frame);
        String title = CleanText.line(subject);
        String preheader = clean.isEmpty() ? title : TextColumns.cut(clean.getFirst(), Page.LONGEST_PREHEADER);
        Page page = new Page(title, "Notice", preheader, footer);
        TextPart text = new TextPart().paragraph(title);
        clean.forEach(text::paragraph);
        return new Message(
                Message.Kind.NOTICE,
                reader.name(),
                reader.email(),
                AlertComposer.subject("Wirewatch", title),
                text.footer(footer).text(),
                html.render("notice", Map.of("page", page, "title", title, "paragraphs", clean)),
                LIST,
                null,
                List.of(),
                List.of());
    }

    /**
     * Composes the one mail that says that a reader's cap of alerts is reached.
     *
     * @param more how many alerts were held back so far
     * @param watches whose they are
     * @param next when they will be told
     * @param digest the digest that tells them; empty if a mail of their own does
     */
    public Message andMore(Reader reader, int more, List<String> watches, Instant next, String digest, Frame frame) {
        String matches = more == 1 ? "1 more story matches" : more + " more stories match";
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(matches + " your watches: " + String.join(", ", watches) + ".");
        paragraphs.add("They came faster than the number of alerts an hour that you are to be sent, so they are kept"
                + " together and come " + (digest.isEmpty() ? "in one mail" : "in the digest “" + digest + "”") + " on "
                + LocalTimes.moment(next, reader.zone()) + ". Nothing is lost.");
        return notice(reader, "and " + more + " more", paragraphs, frame);
    }
}
