package org.wirewatch.feed;

/** What came of reading bytes as a feed. */
public sealed interface Reading {
    /** It is a feed, if need be a mended one. */
    record Read(Feed feed) implements Reading {}

    /**
     * It is none.
     *
     * @param code short and stable, for counting: {@code html}, {@code empty}, {@code not-a-feed}, {@code broken}
     * @param sentence for the owner: what it is instead, and what to do
     */
    record Unreadable(String code, String sentence) implements Reading {}
}
