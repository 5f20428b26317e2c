package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
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

    /** The filter of a query. */
    static Prefilter of(Query query) {
        return of(query.root(), false, 0);
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
    static Prefilter ofAny(Stream<Query> queries) {
        return anyOf(queries.map(Prefilter::of).toList());
    }

    private static Prefilter of(Node node, boolean negated, int depth) {
        return switch (node) {
            case Node.Not(Node part, int _) -> of(part, !negated, depth);
            case Node.And(List<Node> parts) -> join(parts, negated, !negated, depth);
            case Node.Or(List<Node> parts) -> join(parts, negated, negated, depth);
            case Leaf leaf -> negated ? new Anything() : of(leaf);
        };
    }

    private static Prefilter join(List<Node> nodes, boolean negated, boolean all, int depth) {
        List<Prefilter> parts =
                nodes.stream().map(node -> of(node, negated, depth + 1)).toList();
        if (!all) {
            return anyOf(parts);
        }
        if (depth < DEEPEST) {
            return allOf(parts);
        }
        return parts.stream()
                .filter(part -> !(part instanceof AllOf) && !(part instanceof Anything))
                .findFirst()
                .orElse(new Anything());
    }

    private static Prefilter of(Leaf leaf) {
        Set<Prefilter> parts = new LinkedHashSet<>();
        for (int i = 0; i < leaf.size(); i++) {
            parts.add(of(leaf.scope(), leaf.word(i)));
        }
        return allOf(parts.stream()
                .sorted(Comparator.comparingInt(Prefilter::telling).reversed())
                .limit(MOST_WORDS_OF_A_PHRASE)
                .toList());
    }

    private static Prefilter of(Scope scope, String word) {
        int literal = Wildcard.firstWildcard(word);
        String letters = word.substring(0, literal);
        boolean inArticle = scope == Scope.ANYWHERE || scope == Scope.TITLE || scope == Scope.TEXT;
        if (letters.isEmpty() || !inArticle || !letters.codePoints().allMatch(Tokenizer::isWordCharacter)) {
            return new Anything();
        }
        String term = scope == Scope.TITLE ? ArticleWords.ofTitle(letters) : ArticleWords.ofArticle(letters);
        // A word that was cut is in the index as it was cut, and so is the beginning of all that begins so.
        return literal < word.length() ? new Beginning(term) : new Word(term);
    }

    private static int telling(Prefilter part) {
        return switch (part) {
            case Word(String word) -> 2 * word.length();
            case Beginning(String letters) -> letters.length();
            case AllOf _, AnyOf _, Anything _ -> 0;
        };
    }

    private static Prefilter allOf(List<Prefilter> parts) {
        List<Prefilter> flat = new ArrayList<>();
        for (Prefilter part : parts) {
            switch (part) {
                case AllOf(List<Prefilter> inner) -> flat.addAll(inner);
                case Anything _ -> {}
                case AnyOf _, Word _, Beginning _ -> flat.add(part);
            }
        }
        List<Prefilter> distinct = flat.stream().distinct().toList();
        return switch (distinct.size()) {
            case 0 -> new Anything();
            case 1 -> distinct.getFirst();
            default -> new AllOf(distinct);
        };
    }

    private static Prefilter anyOf(List<Prefilter> parts) {
        List<Prefilter> flat = new ArrayList<>();
        for (Prefilter part : parts) {
            switch (part) {
                case AnyOf(List<Prefilter> inner) -> flat.addAll(inner);
                case Anything anything -> {
                    return anything;
                }
                case AllOf _, Word _, Beginning _ -> flat.add(part);
            }
        }
        List<Prefilter> distinct = flat.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.getFirst() : new AnyOf(distinct);
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
