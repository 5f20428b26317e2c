package org.wirewatch.feed;

import java.util.ArrayList;
import java.util.List;

/** In which line of a file each outline begins; mending and parsing lose it. */
final class OutlineLines {
    private OutlineLines() {}

    /** The lines, from 1, of all opening tags in document order. */
    static List<Integer> of(String text, int from) {
        List<Integer> lines = new ArrayList<>();
        int line = 1;
        int counted = 0;
        int at = text.indexOf('<', from);
        while (at >= 0) {
            if (text.startsWith("<!--", at)) {
                int end = text.indexOf("-->", at + 4);
                at = end < 0 ? at + 3 : end;
            } else if (text.startsWith("<![CDATA[", at)) {
                int end = text.indexOf("]]>", at);
                at = end < 0 ? text.length() - 1 : end;
            } else if (text.regionMatches(true, at + 1, "outline", 0, 7)
                    && at + 8 < text.length()
                    && !Mending.isNamePart(text.charAt(at + 8))) {
                for (; counted < at; counted++) {
                    line += text.charAt(counted) == '\n' ? 1 : 0;
                }
                lines.add(line);
            }
            at = text.indexOf('<', at + 1);
        }
        return lines;
    }
}
