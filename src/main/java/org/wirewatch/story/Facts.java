package org.wirewatch.story;

import java.util.Arrays;
import org.wirewatch.text.TokenizedText;

/** The names and numbers of a text: what two reports of one event share, however they are worded. */
final class Facts {
    private static final int NUMBER = 1;

    private Facts() {}

    /** Hashes of the distinct names (capitals inside a sentence) and numbers, ascending. */
    static int[] of(TokenizedText text) {
        int[] hashes = new int[text.size()];
        int count = 0;
        for (int i = 0; i < text.size(); i++) {
            String word = text.word(i);
            if (Character.isDigit(word.charAt(0))) {
                hashes[count++] = word.hashCode() | NUMBER;
            } else if (isName(text, i)) {
                hashes[count++] = word.hashCode() & ~NUMBER;
            }
        }
        return Arrays.stream(hashes, 0, count).sorted().distinct().toArray();
    }

    /** The numbers among facts, in their order. */
    static int[] numbers(int[] facts) {
        return Arrays.stream(facts).filter(fact -> (fact & NUMBER) != 0).toArray();
    }

    private static boolean isName(TokenizedText text, int at) {
        return Character.isUpperCase(text.raw().codePointAt(text.starts()[at])) && at > 0 && !beginsSentence(text, at);
    }

    private static boolean beginsSentence(TokenizedText text, int at) {
        for (int i = text.ends()[at - 1]; i < text.starts()[at]; i++) {
            if (".!?:\n\"“".indexOf(text.raw().charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
