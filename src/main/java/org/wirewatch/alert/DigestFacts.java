package org.wirewatch.alert;

import java.time.Instant;
import java.util.List;

/**
 * What a digest tells.
 *
 * @param reader who gets it
 * @param sort why it comes when it does
 * @param name the digest's key in the configuration; for other sorts what the mail is called
 * @param channel what {@code name} is to the database
 * @param from start of the period covered
 * @param until its end
 * @param sections by watch, in the order to be shown; a story may stand under several
 * @param leftOut stories that matched but are not in the sections
 * @param coverage what could not be seen in the period, a sentence each; empty when all was well
 */
public record DigestFacts(
        Reader reader,
        Sort sort,
        String name,
        String channel,
        Instant from,
        Instant until,
        List<Section> sections,
        int leftOut,
        List<String> coverage) {

    /** Why many stories come in one mail. */
    public enum Sort {
        /** A digest of the configuration. */
        NAMED,
        /** What hourly watches found within the hour. */
        HOURLY,
        /** What came in the quiet hours, or over the cap. */
        HELD_BACK
    }

    /** A digest of the configuration. */
    public DigestFacts(
            Reader reader,
            String name,
            Instant from,
            Instant until,
            List<Section> sections,
            int leftOut,
            List<String> coverage) {
        this(reader, Sort.NAMED, name, Scope.digest(name), from, until, sections, leftOut, coverage);
    }

    /**
     * The stories of one watch.
     *
     * @param watch its name
     * @param stories in the order to be shown
     * @param more how many further stories of this watch matched, too many to be put here
     */
    public record Section(String watch, List<StoryBlock> stories, int more) {
        /** All that matched. */
        public Section(String watch, List<StoryBlock> stories) {
            this(watch, stories, 0);
        }
    }
}
