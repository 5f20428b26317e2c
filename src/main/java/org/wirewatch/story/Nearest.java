package org.wirewatch.story;

/**
 * The remembered article of another story that shares most with one.
 *
 * @param shared how much of the shorter text is shared, 0 to 1
 */
public record Nearest(long articleId, long storyId, double shared) {}
