package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Watches and articles of 400 words for benchmarks. Words are made up of syllables and as uneven as real ones (Zipf's
 * law); watches ask mostly for words that few articles have, as people's do, and 5 to 6 of a thousand match an article. The same seed gives the same.
 */
final class MadeUpWatches {
    private static final int VOCABULARY = 60_000;
    private static final int SENTENCE = 20;
    private static final String SYLLABLES = "bakelimonuraseditovuhagepiroku";

    private final Random random = new Random(42);

    /** So many watches. */
    List<Watch> watches(int count) {
        List<Watch> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (Query.parse(query()) instanceof Parsed.Valid valid) {
                list.add(new Watch("watch" + i, valid.query()));
            }
        }
        return list;
    }

    /** So many queries. */
    List<String> queries(int count) {
        List<String> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(query());
        }
        return list;
    }

    /** So many texts. */
    List<String> texts(int count) {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 400; word++) {
                String next = word(zipf());
                text.append(word % SENTENCE == 0 ? Character.toUpperCase(next.charAt(0)) : next.charAt(0))
                        .append(next, 1, next.length())
                        .append(word % SENTENCE == SENTENCE - 1 ? ". " : " ");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private String query() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> rare();
            case 3, 4 -> "\"" + rare() + " " + rare() + "\"";
            case 5 -> "\"" + rare() + " " + rare() + "\"~5";
            case 6 -> rare() + " AND (" + rare() + " OR " + rare() + " OR " + rare() + ")";
            case 7 -> "(" + rare() + " OR " + rare() + ") -" + word(random.nextInt(200));
            case 8 -> "title:" + rare() + " AND " + rare();
            default -> rare() + "*";
        };
    }

    private String rare() {
        return word(random.nextInt(5) == 0 ? 100 + random.nextInt(3_000) : 500 + random.nextInt(VOCABULARY * 3));
    }

    private int zipf() {
        return (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
    }

    /** The word of a rank: the rarer, the longer. */
    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 15; rest > 0; rest /= 15) {
            word.append(SYLLABLES, rest % 15 * 2, rest % 15 * 2 + 2);
        }
        return word.toString();
    }
}
