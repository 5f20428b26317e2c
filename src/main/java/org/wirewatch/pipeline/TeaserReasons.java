package org.wirewatch.pipeline;

import java.util.List;
import java.util.stream.Collectors;
import org.wirewatch.store.ArticleTable.TeaserCount;

/** Why articles were read as the feed's teaser only, in few words. Pure. */
public final class TeaserReasons {
    private static final int NAMED = 4;

    private TeaserReasons() {}

    /** {@code 3 for subscribers only, 1 behind a log-in}; empty for none. */
    public static String list(List<TeaserCount> counts) {
        String named = counts.stream()
                .limit(NAMED)
                .map(count -> count.articles() + " " + words(count.code()))
                .collect(Collectors.joining(", "));
        long others =
                counts.stream().skip(NAMED).mapToLong(TeaserCount::articles).sum();
        return others == 0 ? named : named + ", " + others + " for other reasons";
    }

    /** What a reason's code means. */
    public static String words(String code) {
        return switch (code) {
            case "paywall" -> "for subscribers only";
            case "login" -> "behind a log-in";
            case "consent" -> "behind a cookie dialog";
            case "bot-wall" -> "behind a check for robots";
            case "javascript" -> "empty without JavaScript";
            case "empty" -> "without any text";
            case "not-found" -> "not there any more";
            case "not-html" -> "not a page at all";
            case "robots" -> "closed to robots by the site";
            case "no-link" -> "without a link";
            default -> "not to be had (" + code + ")";
        };
    }
}
