package org.wirewatch.story;

import java.util.Arrays;
import org.wirewatch.text.TokenizedText;

/**
 * What is kept of an article to recognise it by. Immutable as long as nobody writes into the arrays, which nobody may.
 *
 * <p>Anchors are the hashes of the text's runs of four words, of which one in four is sampled by its value, so that two
 * texts sample the same runs (Broder, "On the resemblance and containment of documents", 1997). Of a long text the
 * smallest hashes are kept, all below {@code limit}; two texts are compared on what both would have kept.
 *
 * @param urlKey hash of the {@link UrlKey}, or {@link #NO_PAGE}
 * @param body hash of all words of the body, in order
 * @param bodyWords how many they are
 * @param publisher hash of the publisher's name
 * @param published seconds since 1970
 * @param anchors distinct, unsigned below {@code limit}, in the order of the text
 * @param limit unsigned; every sampled run below it is an anchor
 * @param title hashes of the headline's words, ascending
 * @param facts hashes of the names and numbers of the body, ascending
 */
record Fingerprint(
        long urlKey,
        long body,
        int bodyWords,
        long publisher,
        long published,
        int[] anchors,
        int limit,
        int[] title,
        int[] facts) {
    /** The {@code limit} of a text whose anchors are all kept. */
    static final int NO_LIMIT = -1;

    /** The address key of a page that is a site's front page: no evidence for anything. */
    static final long NO_PAGE = 0;

    private static final int RUN = 4;
    private static final int SAMPLED_BITS = 3;
    static final int FACTS_AT_MOST = 32;

    static Fingerprint of(Candidate candidate, int anchorsAtMost) {
        TokenizedText text = candidate.content().text();
        int[] sampled = sample(text.words());
        int[] kept = smallest(sampled, anchorsAtMost);
        return new Fingerprint(
                page(UrlKey.of(candidate.url())),
                wordsHash(text.words()),
                text.size(),
                Hashes.of(candidate.publisher()),
                candidate.published().getEpochSecond(),
                kept,
                kept.length < sampled.length ? largest(kept) + 1 : NO_LIMIT,
                distinct(candidate.content().title().words()),
                smallest(Facts.of(text), FACTS_AT_MOST));
    }

    /** A canonical address that is the site's front page is a mistake of many a site's template. */
    private static long page(String urlKey) {
        boolean isFrontPage = urlKey.indexOf('/', "https://".length()) == urlKey.length() - 1;
        return isFrontPage || urlKey.isEmpty() ? NO_PAGE : Hashes.of(urlKey);
    }

    private static long wordsHash(String[] words) {
        long hash = words.length;
        for (String word : words) {
            hash = Hashes.join(hash, word.hashCode());
        }
        return Hashes.spread(hash);
    }

    /** One run in four, distinct, in the order of the text. */
    private static int[] sample(String[] words) {
        int[] sampled = new int[Math.max(0, words.length - RUN + 1)];
        int count = 0;
        for (int at = 0; at + RUN <= words.length; at++) {
            long run = 0;
            for (int word = at; word < at + RUN; word++) {
                run = Hashes.join(run, words[word].hashCode());
            }
            long hash = Hashes.spread(run);
            if ((hash & SAMPLED_BITS) == 0) {
                sampled[count++] = (int) (hash >>> 32);
            }
        }
        return firstOfEach(Arrays.copyOf(sampled, count));
    }

    private static int[] firstOfEach(int[] hashes) {
        int[] sorted = hashes.clone();
        Arrays.sort(sorted);
        boolean repeats = false;
        for (int i = 1; i < sorted.length; i++) {
            repeats |= sorted[i] == sorted[i - 1];
        }
        return repeats ? Arrays.stream(hashes).distinct().toArray() : hashes;
    }

    /** The smallest, as unsigned numbers, in the order they had. */
    private static int[] smallest(int[] distinct, int atMost) {
        if (distinct.length <= atMost) {
            return distinct;
        }
        int[] sorted = distinct.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] ^= Integer.MIN_VALUE;
        }
        Arrays.sort(sorted);
        int edge = sorted[atMost - 1] ^ Integer.MIN_VALUE;
        int[] kept = new int[atMost];
        int count = 0;
        for (int hash : distinct) {
            if (Integer.compareUnsigned(hash, edge) <= 0) {
                kept[count++] = hash;
            }
        }
        return kept;
    }

    /** As unsigned numbers; 0 if there is none. */
    static int largest(int[] hashes) {
        int largest = 0;
        for (int hash : hashes) {
            largest = Integer.compareUnsigned(hash, largest) > 0 ? hash : largest;
        }
        return largest;
    }

    private static int[] distinct(String[] words) {
        int[] hashes = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            hashes[i] = words[i].hashCode();
        }
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }
}
