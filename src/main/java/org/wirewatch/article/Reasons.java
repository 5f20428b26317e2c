package org.wirewatch.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an article is what it is: what each place on the page offered for each field, and how the text was found. For
 * people who ask; reading a page does not need it.
 *
 * @param rule what became of the site's rule
 * @param fields one for each field, in the order in which people read them
 * @param body how the text was found
 */
public record Reasons(PageReading.RuleUse rule, List<Field> fields, Body body) {
    /** What a page gives that cannot be read at all. */
    static final Reasons NONE = new Reasons(
            PageReading.RuleUse.NONE, List.of(), new Body(List.of(), null, List.of(), List.of(), List.of()));

    /** Copies the list. */
    public Reasons {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name as in the JSON of an article, e.g. {@code byline}
     * @param value what was chosen; null if nothing was
     * @param source where it stood; null if nothing was chosen
     * @param candidates all that was offered, in the order in which they are asked
     * @param silent places that were asked and had nothing
     */
    public record Field(
            String name,
            @Nullable String value,
            @Nullable String source,
            List<Candidate> candidates,
            List<String> silent) {
        /** Copies the lists. */
        public Field {
            candidates = List.copyOf(candidates);
            silent = List.copyOf(silent);
        }
    }

    /**
     * What one place says.
     *
     * @param source e.g. {@code JSON-LD headline}
     * @param said as it stands there
     * @param fate what became of it
     * @param flaw why it cannot be taken; null but for {@link Fate#FLAWED}
     */
    public record Candidate(
            String source, String said, Fate fate, @Nullable String flaw) {}

    /** What became of a candidate. */
    public enum Fate {
        /** It is the field's value. */
        TAKEN,
        /** It comes after the one that was taken, and says the same. */
        SAME,
        /** It comes after the one that was taken, and says something else. */
        LATER,
        /** It cannot be right. */
        FLAWED
    }

    /**
     * How the text was found.
     *
     * @param path the steps of the cascade that were tried, each with what came of it; the last one counted
     * @param element where the text stands, e.g. {@code div.article-body}; null if in no single element
     * @param leads paragraphs from between headline and body that were put before it
     * @param dropped what stands inside that element and is not the article: first what its tag or name betrays, then its words
     * @param outside other running text of the page, the longest first
     */
    public record Body(
            List<Step> path,
            @Nullable String element,
            List<String> leads,
            List<Dropped> dropped,
            List<Dropped> outside) {
        /** Copies the lists. */
        public Body {
            path = List.copyOf(path);
            leads = List.copyOf(leads);
            dropped = List.copyOf(dropped);
            outside = List.copyOf(outside);
        }
    }

    /**
     * A step of the cascade.
     *
     * @param taken whether its text is the article's
     * @param sentence what it found
     */
    public record Step(boolean taken, String sentence) {}

    /**
     * Words of the page that are not the article's.
     *
     * @param kind what they are: {@code appeal}, {@code related}, {@code label}, {@code chrome}, {@code comments},
     *     {@code lead}, {@code outside} …
     * @param why how that is known
     * @param element where they stand, e.g. {@code aside.newsletter}
     * @param words the first of them
     * @param chars how many characters they are
     */
    public record Dropped(String kind, String why, String element, String words, int chars) {}
}
