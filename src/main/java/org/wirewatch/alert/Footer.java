package org.wirewatch.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The foot of every mail: why it came, which zone its times are in, the ways to change that, and who sends it.
 *
 * @param why one sentence
 * @param times which zone the times are in, one sentence
 * @param actions what the reader can do
 * @param sender name, with the postal address if there is one
 * @param program name and version
 */
public record Footer(String why, String times, List<Action> actions, String sender, String program) {

    /**
     * A thing that the reader can do.
     *
     * @param label what it does
     * @param link {@code mailto:} or web address
     */
    public record Action(String label, String link) {}

    static Footer of(String why, Reader reader, List<Action> wishes, Frame frame) {
        String sender =
                frame.postalAddress() == null ? frame.senderName() : frame.senderName() + ", " + frame.postalAddress();
        return new Footer(
                why,
                "All times are in " + LocalTimes.zone(reader.zone()) + ".",
                List.copyOf(wishes),
                CleanText.line(sender),
                "Wirewatch " + frame.version());
    }

    /** A wish that the reader sends as a mail: opens one that only needs sending. */
    static Action wish(String label, String subject, Reader reader, Frame frame) {
        return new Action(
                label,
                "mailto:" + encode(frame.unsubscribeAddress()).replace("%40", "@") + "?subject="
                        + encode(subject + " (" + reader.name() + ")"));
    }

    /** A link to the wish's page or, without pages, a mail that asks for it. */
    static Action link(
            WishLinks.Purpose purpose, String label, String scope, String subject, Reader reader, Frame frame) {
        String link = frame.link(purpose, reader, scope);
        return link == null ? wish(label, subject, reader, frame) : new Action(label, link);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
