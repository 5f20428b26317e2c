package org.wirewatch.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a story that the reader knows. All text comes from outside and is not trusted.
 *
 * @param story as its newest report tells it
 * @param firstSubject of the mail that told the story first; null if no mail of its own did
 * @param knownSince when the reader was first told
 * @param news sentences that tell what is new, in order
 * @param before sentences that stood there before and do no longer
 */
public record StoryUpdate(
        StoryBlock story, @Nullable String firstSubject, Instant knownSince, List<String> news, List<String> before) {}
