package org.wirewatch.net;

/** Which statuses lead on, and which of them for good (RFC 9110 §15.4). */
final class Redirects {
    /** The same as most readers allow; browsers allow 20. */
    static final int MOST_HOPS = 10;

    private Redirects() {}

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    static boolean isPermanent(int status) {
        return status == 301 || status == 308;
    }
}
