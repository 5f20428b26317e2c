package org.wirewatch.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with at most one button.
 *
 * @param title what it is about
 * @param text a sentence or two
 * @param choices one of which goes with the button, the first if none is chosen; empty for none
 * @param button what the button does; empty for none
 * @param token whose page the button leads to; empty for the page's own
 * @param stories listed below
 */
public record WishAnswer(
        String title, String text, List<Choice> choices, String button, String token, List<Story> stories) {

    /** A page that only says something. */
    public static WishAnswer said(String title, String text) {
        return new WishAnswer(title, text, List.of(), "", "", List.of());
    }

    /** A page whose button does what its own link is for. */
    static WishAnswer button(String title, String text, String button) {
        return new WishAnswer(title, text, List.of(), button, "", List.of());
    }

    /** A page whose button does what another link is for. */
    static WishAnswer other(String title, String text, String button, String token) {
        return new WishAnswer(title, text, List.of(), button, token, List.of());
    }

    /**
     * How long, for instance.
     *
     * @param value as it comes back
     * @param label for people
     */
    public record Choice(String value, String label) {}

    /**
     * A story of a mail.
     *
     * @param headline not trusted
     * @param url null if it is not fit to be a link
     * @param about who reports it, when, and under which watch it matched
     */
    public record Story(String headline, @Nullable String url, String about) {}
}
