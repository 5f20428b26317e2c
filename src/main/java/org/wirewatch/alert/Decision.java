package org.wirewatch.alert;

import java.time.Instant;

/** When one match is told to one reader. */
public sealed interface Decision {
    /** In an alert of its own, now. */
    record AtOnce() implements Decision {}

    /**
     * Together with whatever else waits for the same moment.
     *
     * @param until the moment, always after the one of the decision
     */
    record Wait(Instant until) implements Decision {}

    /**
     * In the named digest.
     *
     * @param digest its key in the configuration
     */
    record InDigest(String digest) implements Decision {}
}
