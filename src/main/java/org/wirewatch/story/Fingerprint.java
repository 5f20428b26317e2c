package org.wirewatch.story;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.TokenizedText;

/**
 * What is kept of an article to recognise it by. Immutable as long as nobody writes into the arrays, which nobody may.
 *
 * <p>Anchors are the smallest hashes of the text's runs of four words: a sample that two texts take alike (Broder, "On
 * the resemblance and containment of documents", 1997). All runs hashed below {@code limit} are anchors, so two texts are
 * compared on what is below both limits, a fair sample of either.
 *
 * @param urlKey hash of the {@link UrlKey}, or {@link #NO_PAGE}
 * @param body hash of all words of the body, in order
 * @param bodyWords how many they are
 * @param publisher hash of the publisher's name
 * @param published seconds since 1970
 * @param anchors distinct, unsigned below {@code limit}, in the order of the text
 * @param limit unsigned; every run below it is an anchor
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

    /** To be raised with every change of what is hashed, and how. */
    private static final byte FORMAT = 1;

    private static final int BYTES_AT_LEAST = 1 + 4 * Long.BYTES + 2 * Integer.BYTES + 3 * Short.BYTES;

    private static final int RUN = 4;
    static final int FACTS_AT_MOST = 32;
    private static final int TITLE_AT_MOST = 64;

    static Fingerprint of(Candidate candidate, int anchorsAtMost) {
        TokenizedText text = candidate.content().text();
        int[] units = Units.of(text.toArray());
        int[] runs = runs(units);
        int[] kept = smallest(runs, anchorsAtMost);
        return new Fingerprint(
                page(UrlKey.of(candidate.url())),
                hash(units),
                units.length,
                Hashes.of(candidate.publisher()),
                candidate.published().getEpochSecond(),
                kept,
                kept.length < runs.length ? largest(kept) + 1 : NO_LIMIT,
                shorts(distinct(candidate.content().title().toArray())),
                smallest(Facts.of(text), FACTS_AT_MOST));
    }

    /** A canonical address that is the site's front page is a mistake of many a site's template. */
    private static long page(String urlKey) {
        boolean isFrontPage = urlKey.indexOf('/', "https://".length()) == urlKey.length() - 1;
        return isFrontPage || urlKey.isEmpty() ? NO_PAGE : Hashes.of(urlKey);
    }

    /** For keeping; {@link #of(byte[])} reads it. Some 500 bytes. */
    byte[] toBytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES_AT_LEAST + Integer.BYTES * (anchors.length + title.length + facts.length));
        bytes.put(FORMAT)
                .putLong(urlKey)
                .putLong(body)
                .putInt(bodyWords)
                .putLong(publisher)
                .putLong(published);
        bytes.putInt(limit);
        for (int[] hashes : new int[][] {anchors, title, facts}) {
            bytes.putShort((short) hashes.length);
            for (int hash : hashes) {
                bytes.putInt(hash);
            }
        }
        return bytes.array();
    }

    /** What {@link #toBytes} wrote; null if it was written by another way of taking fingerprints, or is no fingerprint. */
    static @Nullable Fingerprint of(byte[] kept) {
        if (kept.length < BYTES_AT_LEAST || kept[0] != FORMAT) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(kept, 1, kept.length - 1);
        long urlKey = bytes.getLong();
        long body = bytes.getLong();
        int bodyWords = bytes.getInt();
        long publisher = bytes.getLong();
        long published = bytes.getLong();
        int limit = bytes.getInt();
        int[] anchors = hashes(bytes);
        int[] title = hashes(bytes);
        int[] facts = hashes(bytes);
        return new Fingerprint(urlKey, body, bodyWords, publisher, published, anchors, limit, title, facts);
    }

    private static int[] hashes(ByteBuffer bytes) {
        int count = bytes.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(bytes.getShort());
        int[] hashes = new int[Math.min(count, bytes.remaining() / Integer.BYTES)];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = bytes.getInt();
        }
        return hashes;
    }

    /** The same with other anchors. */
    Fingerprint with(int[] otherAnchors) {
        return new Fingerprint(urlKey, body, bodyWords, publisher, published, otherAnchors, limit, title, facts);
    }

    private static long hash(int[] units) {
        long hash = units.length;
        for (int unit : units) {
            hash = Hashes.join(hash, unit);
        }
        return Hashes.spread(hash);
    }

    /** The hash of every run, distinct, in the order of the text. */
    private static int[] runs(int[] units) {
        int[] runs = new int[Math.max(0, units.length - RUN + 1)];
        for (int at = 0; at < runs.length; at++) {
            long run = 0;
            for (int word = at; word < at + RUN; word++) {
                run = Hashes.join(run, units[word]);
            }
            runs[at] = (int) (Hashes.spread(run) >>> 32);
        }
        return firstOfEach(runs);
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

    /** A headline of thousands of words is none. */
    private static int[] shorts(int[] title) {
        return title.length <= TITLE_AT_MOST ? title : Arrays.copyOf(title, TITLE_AT_MOST);
    }

    private static int[] distinct(String[] words) {
        int[] hashes = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            hashes[i] = words[i].hashCode();
        }
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }
}
