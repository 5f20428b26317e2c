package org.wirewatch.story;

import java.time.Duration;

/**
 * How long and how much the {@link StoryWindow} remembers.
 *
 * @param window how far apart in time two reports of one story may be; identical words further apart are different news
 * @param anchorsPerArticle how many sampled shingles of an article are kept at most; each takes about 20 bytes
 * @param articlesAtMost how many articles are kept at most; beyond it the oldest go first
 */
public record StorySettings(Duration window, int anchorsPerArticle, int articlesAtMost) {
    /** Three days, 56 anchors, 200,000 articles: about 25 MB on a day of 6,000 articles, 250 MB when full. */
    public static final StorySettings DEFAULTS = new StorySettings(Duration.ofDays(3), 56, 200_000);

    /** Refuses settings without which nothing could be recognised. */
    public StorySettings {
        if (!window.isPositive()) {
            throw new IllegalArgumentException("The story window is " + window + "; it must be longer than nothing.");
        }
        if (anchorsPerArticle < 8 || articlesAtMost < 1) {
            throw new IllegalArgumentException("A story window of " + articlesAtMost + " articles with "
                    + anchorsPerArticle + " anchors each remembers nothing; at least 1 and 8 are needed.");
        }
    }
}
