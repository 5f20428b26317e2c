package org.wirewatch.pipeline;

/** The ways on which a notification waits for its mail. */
final class Channel {
    /** In an alert of its own, at once. */
    static final String ALERT = "alert";
    /** With the hour's others. */
    static final String HOURLY = "hourly";
    /** Until the quiet hours, or a full hour over the cap, end. */
    static final String QUIET = "quiet";

    private Channel() {}

    /** What readers call it. */
    static String name(String channel) {
        return channel.equals(QUIET) ? "held back" : channel.substring(channel.indexOf(':') + 1);
    }

    /** In a digest. */
    static String digest(String name) {
        return "digest:" + name;
    }
}
