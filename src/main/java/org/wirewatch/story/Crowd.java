package org.wirewatch.story;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The articles that hold one anchor, as far as it takes to weigh it. Scratch paper of one look-up, used for one anchor
 * after the other.
 */
final class Crowd {
    private static final int ARTICLES_AT_MOST = 64;
    private static final int STORIES_AT_MOST = 12;

    private final AnchorIndex index;
    private final @Nullable Remembered[] holders = new Remembered[ARTICLES_AT_MOST];
    private final long[] stories = new long[STORIES_AT_MOST];
    private int articleCount;

    Crowd(AnchorIndex index) {
        this.index = index;
    }

    /**
     * How much an anchor tells: 1 divided by the number of stories that hold it; 1 if none does, and 0 if too many do.
     * Stories are counted, not articles, so that wide syndication costs nothing while consent texts cost all.
     */
    double weigh(int anchor) {
        articleCount = 0;
        int storyCount = 0;
        int posting = index.first(anchor);
        while (posting >= 0 && articleCount < ARTICLES_AT_MOST) {
            Remembered holder = index.at(posting);
            if (!isAmong(storyCount, holder.storyId)) {
                if (storyCount == STORIES_AT_MOST) {
                    articleCount = 0;
                    return 0;
                }
                stories[storyCount++] = holder.storyId;
            }
            holders[articleCount++] = holder;
            posting = index.after(posting);
        }
        return storyCount == 0 ? 1 : 1.0 / storyCount;
    }

    /** How many articles were met when the last anchor was weighed; none if it is commonplace. */
    int size() {
        return articleCount;
    }

    /** One of those articles. */
    Remembered article(int at) {
        return Objects.requireNonNull(holders[at]);
    }

    private boolean isAmong(int storyCount, long story) {
        for (int i = 0; i < storyCount; i++) {
            if (stories[i] == story) {
                return true;
            }
        }
        return false;
    }
}
