package org.wirewatch.watch;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rough guess at how often a word is met in news, to file a watch under the rarest of its words. A wrong guess costs
 * time, never a match.
 */
final class Commonness {
    private static final Set<String> IN_MOST_ARTICLES = words("""
            the of to in and a for on that is it with as by at was from be has have he an said are his not but its will
            they who this were which their had been or we after would more one also about than up new out when there last
            all year two over people first i she you if could so no her into what time other
            der die das und in den von zu mit ist im fur auf nicht ein eine des dem
            le la les de des du un une et en a au aux pour dans que qui est
            el los las del un una y que por con para su
            и в на не с что по из за о как это
            """);
    private static final Set<String> IN_MANY_ARTICLES = words("""
            world years government three week day made market company country under down against million percent pct per
            before most some them may can make told minister president only him just state national since get while now
            being take where because between former home part group public through during next back many did end four
            five court police month months day days work business international second still news city party set
            university deal plan report high use way our did such any both those then well even bank price prices sales
            share shares billion
            """);

    private Commonness() {}

    private static Set<String> words(String list) {
        return Pattern.compile("\\s+").splitAsStream(list.strip()).collect(Collectors.toUnmodifiableSet());
    }

    /** About the share of articles that hold a folded word, or one that a pattern stands for. */
    static double of(String form) {
        String word = WordForm.plain(form);
        int literal = Wildcard.firstWildcard(word);
        if (literal < word.length()) {
            return 0.6 / literal;
        }
        if (IN_MOST_ARTICLES.contains(word)) {
            return 0.5;
        }
        if (IN_MANY_ARTICLES.contains(word)) {
            return 0.15;
        }
        return word.charAt(0) >= 0x2E80 ? 0.01 : 0.1 / Math.min(word.length(), 12);
    }
}
