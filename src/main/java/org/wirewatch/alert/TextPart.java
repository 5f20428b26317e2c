package org.wirewatch.alert;

import java.util.List;

/**
 * Writes a text part: lines of at most 72 columns, an address alone on its line, no trailing spaces, LF line ends.
 *
 * <p>Not thread-safe; one per mail.
 */
final class TextPart {
    static final int COLUMNS = 72;

    private final StringBuilder out = new StringBuilder(2_000);

    TextPart paragraph(String text) {
        return paragraph(text, "");
    }

    /** A wrapped paragraph, each line behind the indent, and an empty line. */
    TextPart paragraph(String text, String indent) {
        return lines(text, indent).gap();
    }

    /** Wrapped lines without an empty line after them. */
    TextPart lines(String text, String indent) {
        for (String line : TextColumns.wrap(text, COLUMNS - indent.length())) {
            out.append((indent + line).stripTrailing()).append('\n');
        }
        return this;
    }

    /** Never wrapped: an address that is broken does not open. */
    TextPart address(String url, String indent) {
        out.append(indent).append(url).append('\n');
        return this;
    }

    TextPart gap() {
        int length = out.length();
        if (length > 0 && (length < 2 || out.charAt(length - 2) != '\n')) {
            out.append('\n');
        }
        return this;
    }

    /** {@code == Watch (3) ==}. */
    TextPart section(String title) {
        return paragraph("== " + title + " ==");
    }

    /** A wrapped paragraph whose first line begins otherwise than the rest, and an empty line. */
    TextPart paragraph(String text, String first, String rest) {
        String indent = first;
        for (String line : TextColumns.wrap(text, COLUMNS - first.length())) {
            out.append((indent + line).stripTrailing()).append('\n');
            indent = rest;
        }
        return gap();
    }

    /** Headline, address and credits. */
    TextPart headline(Clipping story) {
        lines(Span.starred(story.headline()), "");
        if (story.url() != null) {
            address(story.url(), "");
        }
        return paragraph(String.join(
                " · ", story.credits().stream().map(CleanText::isolated).toList()));
    }

    TextPart story(Clipping story) {
        headline(story);
        story.quotes().forEach(quote -> paragraph(Span.starred(quote), "  "));
        if (story.teaserOnly() != null) {
            paragraph("Note: " + story.teaserOnly());
        }
        return this;
    }

    /** {@code Also reported by A, B, +3}. */
    static String alsoReportedBy(Clipping story) {
        List<String> names = story.alsoReportedBy().stream()
                .map(link -> CleanText.isolated(link.name()))
                .toList();
        return "Also reported by " + String.join(", ", names)
                + (story.furtherCopies() == 0 ? "" : ", +" + story.furtherCopies());
    }

    TextPart footer(Footer footer) {
        out.append("-".repeat(COLUMNS)).append('\n');
        lines(footer.why(), "");
        lines(footer.times(), "").gap();
        for (Footer.Action action : footer.actions()) {
            lines(action.label() + ":", "").address(action.link(), "");
        }
        gap();
        lines(footer.sender(), "");
        return lines(footer.program(), "");
    }

    String text() {
        return out.toString();
    }
}
