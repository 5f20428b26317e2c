package org.wirewatch.article;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * All that one page says: its article, and where more of it may be.
 *
 * @param extraction the article, or why there is none
 * @param stub the article's beginning, where the page is a paywall's stub; else null
 * @param nextPage the same article's next page; null if there is none
 * @param singlePage the same article on one page; null if the page names none
 * @param variant the same article made for phones (AMP) or for printing; null if the page names none
 * @param rule whether the site's rule was of use
 */
public record PageReading(
        Extraction extraction,
        @Nullable Article stub,
        @Nullable URI nextPage,
        @Nullable URI singlePage,
        @Nullable URI variant,
        RuleUse rule) {
    /** What became of the site's rule. */
    public enum RuleUse {
        /** The site has none. */
        NONE,
        /** It found what it is for. */
        FITS,
        /** It found nothing: the general rules were used. */
        MISSES
    }

    /** Stands for the reading of a page that our own code broke on. */
    public static PageReading broken() {
        return nothing(new Extraction.NoArticle("broken", "Wirewatch could not make sense of the page."), RuleUse.NONE);
    }

    static PageReading nothing(Extraction.NoArticle why, RuleUse rule) {
        return new PageReading(why, null, null, null, null, rule);
    }
}
