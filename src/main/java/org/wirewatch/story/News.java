package org.wirewatch.story;

import java.util.List;
import org.wirewatch.text.TokenizedArticle;

/**
 * What an article tells that is news to somebody who knows the story so far, and in which sentences it differs from the
 * article it was compared with.
 *
 * @param sentences those that tell it, as they stand in the article, in its order; none if there is no news
 * @param added sentences that only the later article has, without boilerplate
 * @param removed sentences that only the earlier one has, without boilerplate
 */
public record News(List<String> sentences, List<String> added, List<String> removed) {

    /**
     * What a publisher's later version tells: {@link NewFacts}, less what others have told meanwhile.
     *
     * @param before his version before
     * @param told what readers know of the story besides
     */
    public static News ofVersion(TokenizedArticle before, List<TokenizedArticle> told, TokenizedArticle after) {
        return of(before, told, after, true);
    }

    /**
     * What another publisher's report tells. Only figures that have changed count: a local lead, a quotation of his own
     * or a bolder wording are what copies differ in, and cannot be told from news.
     *
     * @param before the report that it resembles most
     * @param told what readers know of the story besides
     */
    public static News ofCopy(TokenizedArticle before, List<TokenizedArticle> told, TokenizedArticle after) {
        return of(before, told, after, false);
    }

    private static News of(
            TokenizedArticle before, List<TokenizedArticle> told, TokenizedArticle after, boolean isVersion) {
        VersionDiff diff = VersionDiff.of(before, told, after);
        return new News(
                isVersion ? diff.sentencesOfNews() : diff.changedFigures(),
                diff.added().stream().map(Sentence::raw).toList(),
                diff.removed().stream().map(Sentence::raw).toList());
    }

    /** Whether a reader who knows the story should hear of it. */
    public boolean isNews() {
        return !sentences.isEmpty();
    }
}
