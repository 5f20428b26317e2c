package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.text.Tokenizer;
import org.wirewatch.watch.Prefilter.AllOf;
import org.wirewatch.watch.Prefilter.AnyOf;
import org.wirewatch.watch.Prefilter.Anything;
import org.wirewatch.watch.Prefilter.Beginning;
import org.wirewatch.watch.Prefilter.Word;

/** Makes a {@link Prefilter} of a query's tree. For one query, for one thread. */
final class Sieve {
    private final FeedNames feeds;
    private int alternatives;

    Sieve(FeedNames feeds) {
        this.feeds = feeds;
    }

    Prefilter of(Node node, boolean negated, int depth) {
        return switch (node) {
            case Node.Not(Node part, int _) -> of(part, !negated, depth);
            case Node.And(List<Node> parts) -> join(parts, negated, !negated, depth);
            case Node.Or(List<Node> parts) -> join(parts, negated, negated, depth);
            case Leaf leaf -> negated ? new Anything() : of(leaf);
        };
    }

    private Prefilter join(List<Node> nodes, boolean negated, boolean all, int depth) {
        List<Prefilter> parts =
                nodes.stream().map(node -> of(node, negated, depth + 1)).toList();
        if (!all) {
            return anyOf(parts);
        }
        if (depth < Prefilter.DEEPEST) {
            return allOf(parts);
        }
        return parts.stream()
                .filter(part -> !(part instanceof AllOf) && !(part instanceof Anything))
                .findFirst()
                .orElse(new Anything());
    }

    private Prefilter of(Leaf leaf) {
        Set<Prefilter> parts = new LinkedHashSet<>();
        for (int i = 0; i < leaf.size(); i++) {
            parts.add(of(leaf.scope(), leaf.word(i)));
        }
        return allOf(parts.stream()
                .sorted(Comparator.comparingInt(Sieve::telling).reversed())
                .limit(Prefilter.MOST_WORDS_OF_A_PHRASE)
                .toList());
    }

    private Prefilter of(Scope scope, String word) {
        if (WordForm.hasStems(word)) {
            return ofStems(scope, word);
        }
        int literal = Wildcard.firstWildcard(word);
        String letters = word.substring(0, literal);
        if (letters.isEmpty() || !letters.codePoints().allMatch(Tokenizer::isWordCharacter)) {
            return new Anything();
        }
        String term = ArticleWords.of(scope, letters);
        // A word that was cut is in the index as it was cut, and so is the beginning of all that begins so.
        Prefilter known = literal < word.length() ? new Beginning(term) : new Word(term);
        return scope == Scope.SOURCE ? orByFeed(known, word) : known;
    }

    /** A word that is its own stem stands in the index as a word. */
    private Prefilter ofStems(Scope scope, String form) {
        String word = WordForm.plain(form);
        String[] languages = WordForm.languages(form);
        alternatives += languages.length;
        if (alternatives > Prefilter.MOST_ALTERNATIVES) {
            return new Anything();
        }
        List<Prefilter> parts = new ArrayList<>();
        for (String language : languages) {
            String stem = Stemming.of(language).stem(word);
            parts.add(new Word(ArticleWords.of(scope, stem)));
            parts.add(new Word(ArticleWords.ofStem(scope, language, stem)));
        }
        return anyOf(parts);
    }

    /** The names and the group of a feed are what they are now, whatever they were when the article came. */
    private Prefilter orByFeed(Prefilter known, String word) {
        List<Long> bearing = feeds.holding(word);
        alternatives += bearing.size();
        if (alternatives > Prefilter.MOST_ALTERNATIVES) {
            return new Anything();
        }
        List<Prefilter> parts = new ArrayList<>(List.of(known));
        bearing.forEach(feed -> parts.add(new Word(ArticleWords.ofFeed(feed))));
        return anyOf(parts);
    }

    private static int telling(Prefilter part) {
        return switch (part) {
            case Word(String word) -> 2 * word.length();
            case Beginning(String letters) -> letters.length();
            case AnyOf(List<Prefilter> parts) ->
                parts.stream().mapToInt(Sieve::telling).min().orElse(0);
            case AllOf _, Anything _ -> 0;
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

    static Prefilter anyOf(List<Prefilter> parts) {
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
}
