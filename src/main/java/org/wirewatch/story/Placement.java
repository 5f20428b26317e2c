package org.wirewatch.story;

/** Where an article belongs. */
public sealed interface Placement {
    /** Nothing like it is in the window. */
    record NewStory() implements Placement {}

    /**
     * Another publisher's (or another address's) report of a known story.
     *
     * @param storyId the story it joins
     * @param articleId the article it resembles most
     * @param reason {@code same-url}, {@code same-text} or {@code shared-wording}
     * @param shared how much of the shorter text is shared, 0 to 1
     */
    record Copy(long storyId, long articleId, String reason, double shared) implements Placement {}

    /**
     * The same publisher's changed text, at the same address or another. Whether it tells new facts, {@link News} says.
     *
     * @param storyId the story it belongs to
     * @param articleId the version before
     * @param reason {@code same-url} or {@code shared-wording}
     * @param shared how much of the shorter text is shared, 0 to 1
     */
    record NewVersion(long storyId, long articleId, String reason, double shared) implements Placement {}
}
