package org.wirewatch.story;

/** An article in the window. The mutable fields are a look-up's scratch paper and belong to {@link StoryWindow}. */
final class Remembered {
    final long articleId;
    final long storyId;
    final Fingerprint print;

    int slot;
    int lookUp;
    int sharedRuns;
    float sharedWeight;

    Remembered(long articleId, long storyId, Fingerprint print) {
        this.articleId = articleId;
        this.storyId = storyId;
        this.print = print;
    }
}
