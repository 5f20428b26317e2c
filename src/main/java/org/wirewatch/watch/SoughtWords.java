package org.wirewatch.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wirewatch.text.SparseTokenizer;

/**
 * The words of titles and texts that some queries ask about: whether they match depends on no others. Immutable.
 *
 * @param words folded
 * @param beginnings of words that patterns stand for
 * @param languages whose word forms are asked for; these are not known by their letters
 * @param asksForFacts whether any of them asks for source, byline and the like
 */
public record SoughtWords(Set<String> words, Set<String> beginnings, Set<String> languages, boolean asksForFacts) {
    /** Those of some queries. */
    public static SoughtWords of(Stream<Query> queries) {
        Set<String> words = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        Set<String> languages = new HashSet<>();
        boolean asksForFacts = false;
        for (Leaf leaf :
                queries.flatMap(query -> leaves(query.root())).distinct().toList()) {
            asksForFacts |= leaf.scope().isFact();
            for (String word : leaf.scope().isFact() ? List.<String>of() : leaf.words()) {
                int literal = Wildcard.firstWildcard(word);
                if (WordForm.hasStems(word)) {
                    languages.addAll(List.of(WordForm.languages(word)));
                } else if (literal < word.length()) {
                    beginnings.add(word.substring(0, literal));
                } else {
                    words.add(word);
                }
            }
        }
        return new SoughtWords(words, beginnings, languages, asksForFacts);
    }

    private static Stream<Leaf> leaves(Node node) {
        return switch (node) {
            case Node.And(List<Node> parts) -> parts.stream().flatMap(SoughtWords::leaves);
            case Node.Or(List<Node> parts) -> parts.stream().flatMap(SoughtWords::leaves);
            case Node.Not(Node part, int _) -> leaves(part);
            case Leaf leaf -> Stream.of(leaf);
        };
    }

    /** Whether a text's words matter by their letters alone. */
    public boolean areSpelledOut() {
        return languages.isEmpty();
    }

    /** Cuts texts with an eye on these words; to be asked only if they {@linkplain #areSpelledOut are all}. */
    public SparseTokenizer tokenizer() {
        if (!areSpelledOut()) {
            throw new IllegalStateException("word forms are not known by their letters");
        }
        return new SparseTokenizer(words, beginnings);
    }
}
