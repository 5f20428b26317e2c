package org.wirewatch.story;

import java.util.List;
import org.wirewatch.text.TokenizedArticle;

/**
 * What a later version of an article tells that the one before did not.
 *
 * <p>New facts are changed numbers and names, a new lead, a correction, a new entry of a live blog, and what somebody
 * says now. Corrected spelling, another order, background, bylines, appeals, a number written another way and a livelier
 * headline are none.
 *
 * @param newFacts whether a reader who knows the version before should hear of this one
 * @param added sentences only the later version has, in its order, without boilerplate
 * @param removed sentences only the version before has, in its order, without boilerplate
 */
public record NewFacts(boolean newFacts, List<String> added, List<String> removed) {
    /** Compares two versions. Pure; takes time in proportion to the product of the sentences that differ. */
    public static NewFacts between(TokenizedArticle before, TokenizedArticle after) {
        VersionDiff diff = VersionDiff.of(before, List.of(), after);
        return new NewFacts(diff.tellsNewFacts(), raw(diff.added()), raw(diff.removed()));
    }

    private static List<String> raw(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::raw).toList();
    }
}
