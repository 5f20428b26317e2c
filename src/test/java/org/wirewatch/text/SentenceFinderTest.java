package org.wirewatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SentenceFinderTest {
    private static final String[] PIECES = {
        "The ferry",
        " sank",
        ". ",
        ".",
        "! “",
        "Mr. Holm",
        " 3.50",
        "\n",
        "\n\n",
        "…",
        " и",
        "。",
        "港",
        "a ",
        "U.S. ",
        "?) ",
        "no",
        " ".repeat(30),
        "wharfinger".repeat(12),
        "\u2029",
        "½ ",
        ", then "
    };

    /** Also in sentences so long that they are cut, and in another order than that of the text. */
    @Test
    void itFindsForEachStretchWhatALookAtThatAloneFinds() {
        Random random = new Random(3);
        for (int texts = 0; texts < 400; texts++) {
            StringBuilder raw = new StringBuilder();
            for (int pieces = random.nextInt(60); pieces >= 0; pieces--) {
                raw.append(PIECES[random.nextInt(PIECES.length)]);
            }
            TokenizedText text = Tokenizer.tokenize(raw.toString());
            SentenceFinder finder = new SentenceFinder(text);
            for (int i = 0; i < text.size() * 2; i++) {
                int first = random.nextInt(text.size());
                int last = Math.min(text.size() - 1, first + random.nextInt(3));

                assertThat(finder.around(first, last))
                        .isEqualTo(Sentences.around(text.raw(), text.starts()[first], text.ends()[last]));
            }
        }
    }
}
