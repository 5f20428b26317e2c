package org.wirewatch.story;

/** An article in the window. The mutable fields are a look-up's scratch paper and belong to {@link StoryWindow}. */
final class Remembered {
    private static final int[] NO_ANCHORS = {};

    final long articleId;
    long storyId;

    /** Without its anchors: those stand in the {@link AnchorIndex}, once. */
    final Fingerprint print;

    int slot;
    int firstPosting;
    int anchorCount;

    int lookUp;
    int sharedRuns;
    float sharedWeight;

    Remembered(long articleId, long storyId, Fingerprint print) {
        this.articleId = articleId;
        this.storyId = storyId;
        this.print = print.with(NO_ANCHORS);
    }
}
