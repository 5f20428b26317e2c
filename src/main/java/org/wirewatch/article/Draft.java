package org.wirewatch.article;

import java.net.URI;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A block as written down from the page, before it is decided whether it stays.
 *
 * @param form what it will be
 * @param text white space collapsed; empty for {@link Form#GAP}
 * @param linkChars how many of its characters are inside links
 * @param source where its text began
 * @param level of a heading, else 0
 * @param url of a related box, else null
 * @param gap what was left out here, for {@link Form#GAP}
 */
record Draft(
        Form form,
        String text,
        int linkChars,
        Element source,
        int level,
        @Nullable URI url,
        Clutter.@Nullable Kind gap) {
    /** What a draft will be. */
    enum Form {
        PARAGRAPH,
        HEADING,
        ITEM,
        QUOTE,
        RELATED,
        /** Something that is not the article stood here. */
        GAP
    }

    double linkDensity() {
        return text.isEmpty() ? 0 : (double) linkChars / text.length();
    }

    boolean is(Form other) {
        return form == other;
    }
}
