package org.wirewatch.net;

/** What an HTTP status that brings nothing means for the owner. */
final class StatusSentences {
    private StatusSentences() {}

    /** @param url as shown to people */
    static Fetch failed(Answer.Reply reply, String url) {
        int status = reply.status();
        return BotWall.behind(status, reply.headers(), reply.body())
                .map(wall -> Troubles.failed(
                        "bot-wall",
                        "A bot wall (" + wall.product() + ") turns programs away from " + url + " (" + status
                                + "). Ask the publisher to let this User-Agent through, or look for another feed.",
                        null))
                .orElseGet(() -> Troubles.failed("http-" + status, url + " " + meaning(status), null));
    }

    private static String meaning(int status) {
        return switch (status) {
            case 204, 205 -> "was answered without any content (" + status + ").";
            case 400 -> "was refused as a bad request (400). Check the URL's spelling.";
            case 401 -> "asks for a user name and password (401). They can be put into the URL.";
            case 402 -> "asks for payment (402).";
            case 403 -> "refuses this program (403). The publisher may let it in when asked.";
            case 404 -> "does not exist (404). If it was a feed, the publisher's site may say where it is now.";
            case 406 -> "exists only in a form that was not asked for (406).";
            case 408 -> "was answered with a time-out (408).";
            case 410 -> "is gone for good (410), but was reached through a redirect that is not permanent.";
            case 421 -> "was asked of the wrong server (421). The publisher's setup is broken.";
            case 451 -> "may not be shown here for legal reasons (451).";
            case 500 -> "makes its server fail (500). That is the publisher's to mend.";
            case 502, 504 -> "is behind a gateway that gets no answer from its server (" + status + ").";
            default ->
                status >= 500
                        ? "is answered with a server error (" + status + ")."
                        : "was answered with the status " + status + ", which brings nothing.";
        };
    }
}
