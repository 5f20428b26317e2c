package org.wirewatch.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * What is new in a story, made ready to be shown: text harmless and shortened.
 *
 * @param story its newest report; without the sentences that matched, which the reader has seen
 * @param since when the reader heard of it first, in words
 * @param news sentences that are new, in pieces; the words looked for are marked
 * @param moreNews how many more there are
 * @param before what they stand in place of
 */
public record UpdateClipping(
        Clipping story, String since, List<List<Span>> news, int moreNews, List<List<Span>> before) {
    private static final int MOST_NEWS = 6;
    private static final int MOST_BEFORE = 3;
    private static final int LONGEST_SENTENCE = 300;

    /** Cuts out an update for a reader. */
    static UpdateClipping of(StoryUpdate update, Reader reader) {
        List<List<Span>> news = sentences(update.news(), update.story(), MOST_NEWS);
        return new UpdateClipping(
                Clipping.of(update.story(), reader),
                LocalTimes.moment(
                        update.knownSince(), reader.zone(), update.story().firstSeen()),
                news,
                update.news().size() - news.size(),
                sentences(update.before(), update.story(), MOST_BEFORE));
    }

    private static List<List<Span>> sentences(List<String> sentences, StoryBlock story, int atMost) {
        List<List<Span>> shown = new ArrayList<>();
        for (String sentence : sentences) {
            MarkedText clean = MarkedText.clean(sentence, marks(sentence, story));
            if (shown.size() < atMost && !clean.text().isEmpty()) {
                shown.add(clean.around(LONGEST_SENTENCE).spans());
            }
        }
        return List.copyOf(shown);
    }

    private static List<StoryBlock.Mark> marks(String sentence, StoryBlock story) {
        return story.reasons().stream()
                .flatMap(reason -> reason.quotes().stream())
                .filter(quote -> quote.sentence().equals(sentence))
                .map(StoryBlock.Quote::marks)
                .findFirst()
                .orElse(List.of());
    }
}
