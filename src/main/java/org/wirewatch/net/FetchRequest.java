package org.wirewatch.net;

import java.net.URI;

/**
 * One thing to fetch.
 *
 * @param url absolute http or https URL, sent exactly as it stands (without its fragment)
 * @param purpose what it is fetched for: decides Accept header, body cap and whether robots.txt is asked
 * @param validators what the last good answer of this very URL carried
 */
public record FetchRequest(URI url, Purpose purpose, Validators validators) {
    /** What a fetch is for. */
    public enum Purpose {
        /** A feed that a person configured: fetched without asking robots.txt. */
        FEED,
        /** An article's page, found in a feed: fetched only where robots.txt allows it. */
        ARTICLE
    }

    /** An unconditional request for a feed. */
    public static FetchRequest feed(URI url, Validators validators) {
        return new FetchRequest(url, Purpose.FEED, validators);
    }

    /** A request for an article's page; pages are fetched once, so never conditional. */
    public static FetchRequest article(URI url) {
        return new FetchRequest(url, Purpose.ARTICLE, Validators.NONE);
    }
}
