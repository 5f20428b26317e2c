package org.wirewatch.watch;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parsed query of the watch language (docs/query-language.md). Immutable; equal if sources, languages and the pieces
 * they may name are.
 */
public final class Query {
    /** More looked-up words or phrases than this are refused, those of saved pieces included. */
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
    private final QueryContext context;
    private final List<Warning> warnings;
    /** The tree, until the query is filed; read anew when it is needed after that. */
    private @Nullable Node fresh;

    Query(String source, QueryContext context, List<Warning> warnings, Node fresh) {
        this.source = source;
        this.context = context;
        this.warnings = List.copyOf(warnings);
        this.fresh = fresh;
    }

    /**
     * Reads a query. Never throws for what a person can write; takes time in proportion to its length.
     *
     * @param source as written
     */
    public static Parsed parse(String source) {
        return parse(source, QueryContext.PLAIN);
    }

    /** Reads a query that may name pieces and ask for word forms. */
    public static Parsed parse(String source, QueryContext context) {
        return QueryParser.parse(source, context);
    }

    /**
     * Reads a saved piece, which may exclude only.
     *
     * @param name without the {@code @}
     * @param context its pieces hold this one
     */
    public static Parsed parsePiece(String name, String source, QueryContext context) {
        return QueryParser.parsePiece(name, source, context);
    }

    /** What the person wrote. */
    public String source() {
        return source;
    }

    /** What the query relies on. */
    public QueryContext context() {
        return context;
    }

    /**
     * The query as a tree. It is needed when a watch is filed or explained, and a hundred thousand trees kept for that
     * would be half of all memory.
     */
    Node root() {
        Node known = fresh;
        return known == null ? QueryParser.root(source, context) : known;
    }

    /** Lets go of the tree. Another thread may still see it, which does no harm. */
    void forgetTree() {
        fresh = null;
    }

    /** What is legal but surely not meant, in order of position. */
    public List<Warning> warnings() {
        return warnings;
    }

    /**
     * Words that are in so many articles that they hardly narrow anything down.
     *
     * @param shares how many of the articles held a word lately
     */
    public List<Warning> warnings(WordShares shares) {
        return shares.warnings(root(), source);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Query query && query.source.equals(source) && query.context.equals(context);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, context.languages());
    }

    @Override
    public String toString() {
        return source;
    }
}
