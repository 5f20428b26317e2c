package org.wirewatch.alert;

import java.util.List;

/**
 * Who hears of a watch, and when.
 *
 * @param watch the watch's name
 * @param readers names of readers, at least one
 * @param when how soon
 * @param updates whether they also hear of new facts in a story that they know
 */
public record Subscription(String watch, List<String> readers, When when, boolean updates) {

    /** A watch that tells each story once. */
    public Subscription(String watch, List<String> readers, When when) {
        this(watch, readers, when, false);
    }
}
