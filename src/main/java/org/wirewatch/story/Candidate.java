package org.wirewatch.story;

import java.time.Instant;
import org.wirewatch.text.TokenizedArticle;

/**
 * An article that asks for its place.
 *
 * @param url absolute; the canonical one where it is known and on the same host
 * @param publisher host or name of the publisher, for telling a copy from a new version
 * @param published publication time, or when it was first seen; never in the future
 * @param content the tokenised headline and body
 */
public record Candidate(String url, String publisher, Instant published, TokenizedArticle content) {}
