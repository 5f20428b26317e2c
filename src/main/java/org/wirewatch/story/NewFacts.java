package org.wirewatch.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        List<Sentence> known = report(before);
        List<Sentence> fresh = report(after);
        List<Sentence> added = without(fresh, known);
        List<Sentence> removed = without(known, fresh);
        VersionDiff diff = new VersionDiff(before, known, after, fresh, added, removed);
        return new NewFacts(diff.tellsNewFacts(), raw(added), raw(removed));
    }

    private static List<Sentence> report(TokenizedArticle article) {
        return Sentence.of(article.text()).stream()
                .filter(sentence -> !sentence.isBoilerplate())
                .toList();
    }

    private static List<Sentence> without(List<Sentence> sentences, List<Sentence> others) {
        Set<String> keys = new HashSet<>();
        others.forEach(sentence -> keys.add(sentence.key()));
        List<Sentence> left = new ArrayList<>(sentences);
        left.removeIf(sentence -> keys.contains(sentence.key()));
        return List.copyOf(left);
    }

    private static List<String> raw(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::raw).toList();
    }
}
