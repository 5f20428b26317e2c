package org.wirewatch.pipeline;

import java.time.Duration;

/**
 * A watch that is not what it was, and what that would have changed lately.
 *
 * @param watch its name
 * @param kind what became of it
 * @param before stories that it would have told of before the change
 * @param after stories that it would tell of now
 * @param period over which it was tried; zero if it was not, because too many watches changed at once
 */
public record WatchChange(String watch, Kind kind, int before, int after, Duration period) {
    /** What became of a watch. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It looks for something else. */
        CHANGED,
        /** It is gone. */
        REMOVED
    }

    /** One sentence without a full stop. */
    public String sentence() {
        String effect = "over the last " + period.toHours() + " hours it would have told of ";
        return switch (kind) {
            case ADDED -> "watch " + watch + " is new" + (untried() ? "" : ": " + effect + stories(after));
            case CHANGED ->
                "watch " + watch + " has changed"
                        + (untried() ? "" : ": " + effect + stories(after) + " instead of " + before);
            case REMOVED -> "watch " + watch + " is gone" + (untried() ? "" : ": " + effect + stories(before));
        };
    }

    private boolean untried() {
        return period.isZero();
    }

    private static String stories(int number) {
        return number + (number == 1 ? " story" : " stories");
    }
}
