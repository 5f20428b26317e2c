package org.wirewatch.alert;

import static org.wirewatch.alert.WishLinks.Purpose.MUTE;
import static org.wirewatch.alert.WishLinks.Purpose.UNSUBSCRIBE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the mails about Wirewatch itself: a test, trouble for the operator, "and n more". Thread-safe. */
public final class NoticeComposer {
    private static final String LIST = "notices";
    private static final int MOST_WATCHES_TO_MUTE = 3;

    private final HtmlPart html = new HtmlPart();

    /** What a notice is about; a reader leaves or mutes one sort of them. */
    public enum Sort {
        /** Feeds, sites or the network are in trouble. */
        TROUBLE("you are the operator of this Wirewatch", "notices of trouble"),
        /** The cap of alerts is reached. */
        MORE("your watches found more within an hour than you are to be sent alerts", "notices of more");

        private final String why;
        private final String what;

        Sort(String why, String what) {
            this.why = why;
            this.what = what;
        }
    }

    /**
     * Composes a notice that can only be left by a mail.
     *
     * @param subject without a label; put behind {@code [Wirewatch]}
     * @param paragraphs plain text; the first is also shown beside the subject
     */
    public Message notice(Reader reader, String subject, List<String> paragraphs, Frame frame) {
        Footer footer = Footer.of(
                "You get this because you are a reader of this Wirewatch.",
                reader,
                List.of(Footer.wish("Unsubscribe", "Unsubscribe", reader, frame)),
                frame);
        return notice(reader, subject, paragraphs, footer, null);
    }

    /** Composes a notice of a sort that the reader can leave or mute; who sends it minds that they have. */
    public Message notice(Reader reader, Sort sort, String subject, List<String> paragraphs, Frame frame) {
        return notice(reader, sort, subject, paragraphs, List.of(), frame);
    }

    private Message notice(
            Reader reader,
            Sort sort,
            String subject,
            List<String> paragraphs,
            List<Footer.Action> moreActions,
            Frame frame) {
        List<Footer.Action> actions = new ArrayList<>(moreActions);
        String scope = Scope.notices(sort);
        String page = SafeLink.of(frame.publicUrl());
        if (sort == Sort.TROUBLE && page != null) {
            actions.add(new Footer.Action("Open Wirewatch", page));
        }
        actions.add(Footer.link(MUTE, "Mute these notices", scope, "Mute " + sort.what, reader, frame));
        actions.add(Footer.link(UNSUBSCRIBE, "Unsubscribe", scope, "Unsubscribe from " + sort.what, reader, frame));
        Footer footer = Footer.of("You get this because " + sort.why + ".", reader, actions, frame);
        return notice(reader, subject, paragraphs, footer, frame.link(UNSUBSCRIBE, reader, scope));
    }

    private Message notice(
            Reader reader, String subject, List<String> paragraphs, Footer footer, @Nullable String unsubscribeUrl) {
        List<String> clean = paragraphs.stream().map(CleanText::line).toList();
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
                List.of(),
                unsubscribeUrl);
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
                + LocalTimes.moment(next, reader.zone(), next) + ". Nothing is lost.");
        List<Footer.Action> mutes = watches.stream()
                .limit(MOST_WATCHES_TO_MUTE)
                .map(watch -> Footer.link(
                        MUTE,
                        "Mute " + CleanText.line(watch),
                        Scope.watch(watch),
                        "Mute watch " + watch,
                        reader,
                        frame))
                .toList();
        return notice(reader, Sort.MORE, "and " + more + " more", paragraphs, mutes, frame);
    }
}
