package org.wirewatch.alert;

import java.util.List;

/**
 * A piece of foreign text as a mail shows it; made harmless, but not yet escaped for HTML.
 *
 * @param text not empty
 * @param marked whether it is what the watch looked for
 */
public record Span(String text, boolean marked) {

    /** The pieces without marks. */
    static String plain(List<Span> spans) {
        return String.join("", spans.stream().map(Span::text).toList());
    }

    /** The pieces with marks as a text part shows them: {@code *keyword*}. */
    static String starred(List<Span> spans) {
        return String.join(
                "",
                spans.stream()
                        .map(span -> span.marked() ? "*" + span.text() + "*" : span.text())
                        .toList());
    }
}
