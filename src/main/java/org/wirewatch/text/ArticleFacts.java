package org.wirewatch.text;

import java.util.List;

/**
 * What is known of an article besides its words, for {@code source:}, {@code by:} and their like. As raw text: it is cut
 * into words only where a watch asks for it.
 *
 * @param sources what the publisher is called: the feed's name, the site's name, the feed's group, the host
 * @param byline authors; empty if unknown
 * @param language BCP 47, e.g. {@code en-GB}; empty if unknown
 * @param section the publisher's own word; empty if unknown
 * @param url where it stands; empty if unknown
 */
public record ArticleFacts(List<String> sources, String byline, String language, String section, String url) {
    /** Nothing is known. */
    public static final ArticleFacts NONE = new ArticleFacts(List.of(), "", "", "", "");

    /** The same by somebody else. */
    public ArticleFacts withByline(String authors) {
        return new ArticleFacts(sources, authors, language, section, url);
    }
}
