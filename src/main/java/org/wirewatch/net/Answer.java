package org.wirewatch.net;

import java.io.IOException;
import java.time.Instant;
import okhttp3.Headers;

/** What one request to one URL brought, redirects not followed. */
sealed interface Answer {
    /**
     * The server answered.
     *
     * @param body decompressed; for a redirect or a 304 empty, for an error its beginning at most
     */
    record Reply(int status, Headers headers, byte[] body) implements Answer {}

    /**
     * The exchange broke.
     *
     * @param phase how far it had come
     * @param reused whether it ran on a connection kept from an earlier request
     * @param outOfTime whether the fetch's total time was used up
     */
    record Lost(IOException cause, Phase phase, boolean reused, boolean outOfTime) implements Answer {}

    /** Not asked: the host wants to be left alone until then. */
    record Paused(Instant until) implements Answer {}

    /** Not asked, or given up: this process is ending. */
    record Cancelled() implements Answer {}

    /** How far an exchange came. */
    enum Phase {
        CONNECTING,
        WAITING,
        READING
    }
}
