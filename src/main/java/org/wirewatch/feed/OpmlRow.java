package org.wirewatch.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as a subscription list (OPML) has it.
 *
 * @param line where its outline begins in the file, from 1; 0 if unknown
 * @param groups the outlines around it, the outermost first
 * @param title what the list calls it; null if it has no name there
 * @param xmlUrl the feed's address as written; null if there is none
 * @param htmlUrl the site's address as written; null if there is none
 */
public record OpmlRow(
        int line,
        List<String> groups,
        @Nullable String title,
        @Nullable String xmlUrl,
        @Nullable String htmlUrl) {}
