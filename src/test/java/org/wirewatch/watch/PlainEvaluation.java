package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.Ideographs;
import org.wirewatch.text.Particles;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.TokenizedText;
import org.wirewatch.text.Tokenizer;

/** The meaning of a query, written as slowly and plainly as possible: what the index is held against. */
final class PlainEvaluation {
    private PlainEvaluation() {}

    static boolean fulfils(Query query, TokenizedArticle article) {
        return fulfils(query.root(), article);
    }

    /** An article as it is to be given: what has no blanks is parted. */
    static TokenizedArticle part(TokenizedArticle article) {
        return new TokenizedArticle(Ideographs.part(article.title()), Ideographs.part(article.text()), article.facts());
    }

    private static boolean fulfils(Node node, TokenizedArticle article) {
        return switch (node) {
            case Node.And and -> and.parts().stream().allMatch(part -> fulfils(part, article));
            case Node.Or or -> or.parts().stream().anyMatch(part -> fulfils(part, article));
            case Node.Not not -> !fulfils(not.part(), article);
            case Leaf leaf -> fields(leaf.scope(), article).anyMatch(field -> holds(leaf, field.toArray()));
        };
    }

    private static Stream<TokenizedText> fields(Scope scope, TokenizedArticle article) {
        TokenizedText title = article.title();
        TokenizedText text = article.text();
        ArticleFacts facts = article.facts();
        return switch (scope) {
            case ANYWHERE -> Stream.of(title, text);
            case TITLE -> Stream.of(title);
            case TEXT -> Stream.of(text);
            case SOURCE -> facts.sources().stream().map(PlainEvaluation::words);
            case BYLINE -> Stream.of(words(facts.byline()));
            case LANGUAGE -> Stream.of(words(facts.language()));
            case SECTION -> Stream.of(words(facts.section()));
            case URL -> Stream.of(words(facts.url()));
        };
    }

    private static TokenizedText words(String value) {
        return Ideographs.part(Tokenizer.tokenize(value));
    }

    private static boolean holds(Leaf leaf, String[] words) {
        return leaf.isWindow() ? holdsWindow(leaf, words, 0, new HashSet<>()) : holdsPhrase(leaf, words);
    }

    private static boolean holdsPhrase(Leaf leaf, String[] words) {
        for (int start = 0; start + leaf.size() <= words.length; start++) {
            int i = 0;
            while (i < leaf.size() && means(leaf.word(i), words[start + i])) {
                i++;
            }
            if (i == leaf.size()) {
                return true;
            }
        }
        return false;
    }

    /** Tries every choice of distinct places. */
    private static boolean holdsWindow(Leaf leaf, String[] words, int next, Set<Integer> taken) {
        if (next == leaf.size()) {
            int[] places = taken.stream().mapToInt(Integer::intValue).sorted().toArray();
            return places[places.length - 1] - places[0] + 1 - places.length <= leaf.gap();
        }
        for (int place = 0; place < words.length; place++) {
            if (means(leaf.word(next), words[place]) && taken.add(place)) {
                if (holdsWindow(leaf, words, next + 1, taken)) {
                    return true;
                }
                taken.remove(place);
            }
        }
        return false;
    }

    private static boolean means(String pattern, String word) {
        String plain = WordForm.plain(pattern);
        if (WordForm.hasStems(pattern)) {
            return Arrays.stream(WordForm.languages(pattern))
                    .map(Stemming::of)
                    .anyMatch(stemming -> stemming.stem(plain).equals(stemming.stem(word)));
        }
        if (!plain.equals(pattern)) {
            return word.startsWith(plain) && (word.equals(plain) || Particles.follow(word, plain.length()));
        }
        if (!pattern.contains("*") && !pattern.contains("?")) {
            return pattern.equals(word);
        }
        String expression = Arrays.stream(pattern.splitWithDelimiters("[*?]", 0))
                .map(piece -> switch (piece) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(piece);
                })
                .reduce("", String::concat);
        return Pattern.matches(expression, word);
    }
}
