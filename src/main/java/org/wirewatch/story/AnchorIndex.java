package org.wirewatch.story;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which remembered articles hold an anchor: chains of postings in a few large int arrays, 14 to 20 bytes a posting. An
 * article's address and its whole text are filed as anchors too.
 *
 * <p>Forgetting only empties the article's slot; when a fifth of the postings are dead, all are laid out anew. Of one
 * anchor's postings the newest comes first. Not thread-safe.
 */
final class AnchorIndex {
    private static final int NONE = -1;
    private static final int SMALLEST = 1 << 10;

    private @Nullable Remembered[] articles = new Remembered[SMALLEST];
    private int slotsUsed;
    private int live;

    private int[] heads = new int[SMALLEST];
    private int[] anchors = new int[SMALLEST];
    private int[] slots = new int[SMALLEST];
    private int[] next = new int[SMALLEST];
    private int postings;
    private int deadPostings;

    AnchorIndex() {
        Arrays.fill(heads, NONE);
    }

    /** How many articles are remembered. */
    int size() {
        return live;
    }

    void add(Remembered article, int[] itsAnchors) {
        if (slotsUsed == articles.length) {
            articles = Arrays.copyOf(articles, larger(slotsUsed));
        }
        article.slot = slotsUsed;
        articles[slotsUsed++] = article;
        live++;
        post(anchorOf(article.print.urlKey()), article.slot);
        post(anchorOf(article.print.body()), article.slot);
        article.firstPosting = postings;
        article.anchorCount = itsAnchors.length;
        for (int anchor : itsAnchors) {
            post(anchor, article.slot);
        }
    }

    /** What an article is recognised by, anchors included. */
    Fingerprint print(Remembered article) {
        int first = article.firstPosting;
        return article.print.with(Arrays.copyOfRange(anchors, first, first + article.anchorCount));
    }

    void remove(Remembered article) {
        articles[article.slot] = null;
        live--;
        deadPostings += article.anchorCount + 2;
        if (deadPostings > SMALLEST && deadPostings > postings / 5) {
            layOutAnew();
        }
    }

    /** What an address or a whole text is filed under. */
    static int anchorOf(long hash) {
        return (int) (hash >>> 32);
    }

    /** The newest posting of an anchor; negative if there is none. */
    int first(int anchor) {
        return from(heads[bucket(anchor)], anchor);
    }

    /** The posting after one of the same anchor; negative if that was the last. */
    int after(int posting) {
        return from(next[posting], anchors[posting]);
    }

    /** The article of a posting that {@link #first} or {@link #after} gave. */
    Remembered at(int posting) {
        return Objects.requireNonNull(articles[slots[posting]]);
    }

    private int from(int start, int anchor) {
        int posting = start;
        while (posting >= 0 && (anchors[posting] != anchor || articles[slots[posting]] == null)) {
            posting = next[posting];
        }
        return posting;
    }

    private void post(int anchor, int slot) {
        if (postings == anchors.length) {
            int room = larger(postings);
            anchors = Arrays.copyOf(anchors, room);
            slots = Arrays.copyOf(slots, room);
            next = Arrays.copyOf(next, room);
        }
        if (postings >= 2 * heads.length) {
            chain(heads.length * 2);
        }
        anchors[postings] = anchor;
        slots[postings] = slot;
        link(postings++);
    }

    private void link(int posting) {
        int bucket = bucket(anchors[posting]);
        next[posting] = heads[bucket];
        heads[bucket] = posting;
    }

    private void chain(int buckets) {
        heads = new int[buckets];
        Arrays.fill(heads, NONE);
        for (int posting = 0; posting < postings; posting++) {
            link(posting);
        }
    }

    private void layOutAnew() {
        int kept = 0;
        for (int posting = 0; posting < postings; posting++) {
            Remembered article = articles[slots[posting]];
            if (article != null) {
                if (article.firstPosting == posting) {
                    article.firstPosting = kept;
                }
                anchors[kept] = anchors[posting];
                slots[kept++] = slots[posting];
            }
        }
        postings = kept;
        deadPostings = 0;
        closeSlots();
        chain(heads.length);
    }

    private void closeSlots() {
        int kept = 0;
        int[] moved = new int[slotsUsed];
        for (int slot = 0; slot < slotsUsed; slot++) {
            Remembered article = articles[slot];
            if (article != null) {
                moved[slot] = kept;
                article.slot = kept;
                articles[kept++] = article;
            }
        }
        Arrays.fill(articles, kept, slotsUsed, null);
        slotsUsed = kept;
        for (int posting = 0; posting < postings; posting++) {
            slots[posting] = moved[slots[posting]];
        }
    }

    private int bucket(int anchor) {
        return (anchor * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(heads.length - 1);
    }

    private static int larger(int size) {
        return size + size / 4;
    }
}
