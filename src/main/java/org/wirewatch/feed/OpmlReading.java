package org.wirewatch.feed;

import java.util.List;

/** What came of reading a file as OPML. */
public sealed interface OpmlReading {
    /** Its feeds, in document order; those without an address, too. */
    record Rows(List<OpmlRow> rows) implements OpmlReading {}

    /** It is no OPML; what it is instead, and what to do. */
    record NotOpml(String sentence) implements OpmlReading {}
}
