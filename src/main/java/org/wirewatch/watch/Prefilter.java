package org.wirewatch.watch;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wirewatch.text.Tokenizer;

/**
 * What an article's {@linkplain ArticleWords words} must at least hold for a query to match it: a question that a
 * full-text index can answer without the texts. It lets through every article that the query matches, and more; whether
 * the query matches is for {@link WatchIndex} to say. Immutable.
 */
public sealed interface Prefilter {
    /** All of these; at least two. */
    record AllOf(List<Prefilter> parts) implements Prefilter {}

    /** One of these; at least two. */
    record AnyOf(List<Prefilter> parts) implements Prefilter {}

    /** A word of {@link ArticleWords}. */
    record Word(String word) implements Prefilter {}

    /** Any word that begins so. */
    record Beginning(String letters) implements Prefilter {}

    /** Nothing can be said by words: every article has to be looked at. */
    record Anything() implements Prefilter {}

    /** Deeper brackets are read as one list of words: full-text indexes have limits of their own. */
    int DEEPEST = 12;

    /** Of a long phrase its longest words must do. */
    int MOST_WORDS_OF_A_PHRASE = 6;

    /** More feeds that bear a name, and more stems, than these in one query are too many to ask for. */
    int MOST_ALTERNATIVES = 2_000;

    /** The filter of a query, where no feed has a name besides what the index knows of each article. */
    static Prefilter of(Query query) {
        return of(query, FeedNames.NONE);
    }

    /** The filter of a query. */
    static Prefilter of(Query query, FeedNames feeds) {
        return new Sieve(feeds).of(query.root(), false, 0);
    }

    /**
     * The filter for one word of title or text.
     *
     * @param folded as {@link Tokenizer} cuts it
     */
    static Prefilter ofWord(String folded) {
        return new Word(ArticleWords.ofArticle(folded));
    }

    /** One that lets through what any of the queries matches. */
    static Prefilter ofAny(Stream<Query> queries, FeedNames feeds) {
        return Sieve.anyOf(queries.map(query -> of(query, feeds)).toList());
    }

    /** Whether words with these terms would be let through: what a full-text index computes. */
    default boolean lets(Set<String> words) {
        return words.contains(ArticleWords.TOO_MANY)
                || switch (this) {
                    case AllOf(List<Prefilter> parts) -> parts.stream().allMatch(part -> part.lets(words));
                    case AnyOf(List<Prefilter> parts) -> parts.stream().anyMatch(part -> part.lets(words));
                    case Word(String word) -> words.contains(word);
                    case Beginning(String letters) -> words.stream().anyMatch(word -> word.startsWith(letters));
                    case Anything _ -> true;
                };
    }
}
