package org.wirewatch.watch;

import java.util.List;

/**
 * A parsed query of the watch language, WQ-1 (docs/query-language.md). Immutable; equal if the sources are.
 */
public final class Query {
    /** More looked-up words or phrases than this are refused. */
    public static final int MOST_LEAVES = 1024;
    /** Brackets nested deeper than this are refused, the query itself counting as one. */
    public static final int DEEPEST_NESTING = 50;
    /** Longer phrases are refused, in words. */
    public static final int LONGEST_PHRASE = 1024;
    /** More words than this in one window ({@code "a b"~5}) are refused. */
    public static final int LARGEST_WINDOW = 64;
    /** Longer queries are refused, in characters. */
    public static final int LONGEST_SOURCE = 1_000_000;

    private final String source;
    private final List<Warning> warnings;

    Query(String source, List<Warning> warnings) {
        this.source = source;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads a query. Never throws for what a person can write; takes time in proportion to its length.
     *
     * @param source as written
     */
    public static Parsed parse(String source) {
        return QueryParser.parse(source);
    }

    /** What the person wrote. */
    public String source() {
        return source;
    }

    /**
     * The query as a tree, read anew from the source: it is needed when a watch is filed or explained, and a hundred
     * thousand trees kept for that would be half of all memory.
     */
    Node root() {
        return QueryParser.root(source);
    }

    /** What is legal but surely not meant, in order of position. */
    public List<Warning> warnings() {
        return warnings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Query query && query.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
