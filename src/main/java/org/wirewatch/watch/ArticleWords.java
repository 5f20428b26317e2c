package org.wirewatch.watch;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.text.Ideographs;
import org.wirewatch.text.TokenizedArticle;

/**
 * An article's different words as a full-text index keeps them: folded and parted as watches know them. Those of the
 * headline stand there once more with a sign before them, and so do those of source, byline and the like. Signs are no
 * letters, so no word can be taken for another kind. Immutable.
 *
 * @param words no two the same; just {@link #TOO_MANY} if they are too many
 * @param stems of which languages it holds the stems, a bit each
 */
public record ArticleWords(Set<String> words, long stems) {
    /**
     * To be raised with every change of folding, tokens, stems, or this class: what was indexed before is then looked at
     * one by one until it is indexed anew.
     */
    public static final int VERSION = 2;

    /** Stands alone for an article with too many words to index: every query must look at it. No word holds it. */
    public static final String TOO_MANY = "¶¶";

    private static final String IN_TITLE = "¶";
    private static final String KNOWN = "§";
    private static final String FEED = "§§";
    private static final String STEM = "†";

    /** In UTF-16 units. Longer words are cut; PostgreSQL takes 2,046 bytes. */
    private static final int LONGEST = 256;

    /** In UTF-16 units altogether. PostgreSQL takes a megabyte, and three bytes are the most of one unit. */
    private static final int MOST = 300_000;

    /**
     * Those of an article.
     *
     * @param article with what is known besides its words
     * @param feedId of the feed that brought it, which may change its name
     * @param languages whose word forms watches ask for
     */
    public static ArticleWords of(TokenizedArticle article, long feedId, Collection<String> languages) {
        long stems = stems(languages);
        Collector collector = new Collector();
        collector.add(ofFeed(feedId));
        List<Stemming> stemmings =
                languages.stream().filter(Stemming::knows).map(Stemming::of).toList();
        for (String word : Ideographs.part(article.title()).distinct().words()) {
            boolean isNew = collector.add(ofArticle(word));
            if (collector.add(ofTitle(word)) || isNew) {
                for (Stemming stemming : stemmings) {
                    collector.addStem(stemming, word, Scope.ANYWHERE);
                    collector.addStem(stemming, word, Scope.TITLE);
                }
            }
        }
        for (String word : Ideographs.part(article.text()).distinct().words()) {
            if (collector.add(ofArticle(word))) {
                stemmings.forEach(stemming -> collector.addStem(stemming, word, Scope.ANYWHERE));
            }
        }
        for (Scope scope : Scope.FACTS) {
            for (String word : FactWords.of(article.facts(), scope).distinct().words()) {
                if (!word.isEmpty()) {
                    collector.add(of(scope, word));
                }
            }
        }
        return new ArticleWords(collector.length > MOST ? Set.of(TOO_MANY) : collector.words, stems);
    }

    /** The languages of {@link #stems}; those without word forms count for nothing. */
    public static long stems(Collection<String> languages) {
        return languages.stream()
                .filter(Stemming::knows)
                .mapToLong(language -> Stemming.of(language).bit())
                .reduce(0, (some, more) -> some | more);
    }

    /** How a word, or the beginning of words, is kept wherever it stands in the article. */
    static String ofArticle(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** How it is kept if it stands in the headline. */
    static String ofTitle(String word) {
        return IN_TITLE + ofArticle(word);
    }

    /** How a word, or the beginning of words, is kept for where it is looked for. */
    static String of(Scope scope, String word) {
        return switch (scope) {
            case ANYWHERE, TEXT -> ofArticle(word);
            case TITLE -> ofTitle(word);
            case SOURCE, BYLINE, LANGUAGE, SECTION, URL -> KNOWN + scope.number() + ofArticle(word);
        };
    }

    /** How the stem of a word is kept, unless the word is its own stem. */
    static String ofStem(Scope scope, String language, String stem) {
        return of(scope, "") + STEM + language + ofArticle(stem);
    }

    /** How the feed is kept that brought an article. */
    static String ofFeed(long feedId) {
        return FEED + feedId;
    }

    private static final class Collector {
        private final Set<String> words = new HashSet<>();
        private int length;

        boolean add(String word) {
            boolean added = words.add(word);
            length += added ? word.length() : 0;
            return added;
        }

        void addStem(Stemming stemming, String word, Scope scope) {
            String stem = stemming.stem(word);
            if (!stem.equals(word)) {
                add(ofStem(scope, stemming.language(), stem));
            }
        }
    }
}
