package org.wirewatch.text;

import org.jspecify.annotations.Nullable;

/** The sentences of one text, each looked for once, however many places in it are asked for. For one thread. */
public final class SentenceFinder {
    private final TokenizedText text;
    /** The sentence of each word, where it is known. */
    private @Nullable Span[] known = {};

    /** Nothing is looked for yet. */
    public SentenceFinder(TokenizedText text) {
        this.text = text;
    }

    /**
     * What {@link Sentences#around} gives for a stretch of words.
     *
     * @param first position of the first word
     * @param last position of the last word; not before the first
     */
    public Span around(int first, int last) {
        if (known.length == 0) {
            known = new @Nullable Span[text.size()];
        }
        if (known[first] == null) {
            Span whole = Sentences.whole(text.raw(), text.starts()[first], text.ends()[first]);
            if (whole != null) {
                remember(whole, first);
            }
        }
        Span sentence = known[first];
        return sentence != null && text.ends()[last] <= sentence.end()
                ? sentence
                : Sentences.around(text.raw(), text.starts()[first], text.ends()[last]);
    }

    private void remember(Span sentence, int word) {
        for (int i = word; i < known.length && text.ends()[i] <= sentence.end(); i++) {
            known[i] = sentence;
        }
        for (int i = word - 1; i >= 0 && text.starts()[i] >= sentence.start(); i--) {
            known[i] = sentence;
        }
    }
}
