package org.wirewatch.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a mail in a box: From, Date, Subject, and its text part.
 *
 * @param width of the whole box, in columns
 */
record MailBox(int width) {

    /** The box's lines, each {@link #width} columns wide. */
    List<String> lines(ReceivedMail mail) {
        List<String> lines = new ArrayList<>();
        lines.add("╭" + "─".repeat(width - 2) + "╮");
        header(lines, "From:    ", mail.from());
        header(lines, "To:      ", String.join(", ", mail.envelopeTo()));
        header(lines, "Date:    ", mail.date());
        header(lines, "Subject: ", mail.subject());
        lines.add("├" + "─".repeat(width - 2) + "┤");
        Wrapping.wrap(mail.text().strip(), inner()).forEach(line -> lines.add(framed(line)));
        lines.add("╰" + "─".repeat(width - 2) + "╯");
        return lines;
    }

    private void header(List<String> lines, String name, String value) {
        List<String> wrapped = Wrapping.wrap(value, inner() - name.length());
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add(framed((i == 0 ? name : " ".repeat(name.length())) + wrapped.get(i)));
        }
    }

    private String framed(String line) {
        return "│ " + line + " ".repeat(Math.max(0, inner() - line.length())) + " │";
    }

    private int inner() {
        return width - 4;
    }
}
