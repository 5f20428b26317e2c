package org.wirewatch.store;

import java.time.Instant;

/**
 * A claim on rows that a dead node loses.
 *
 * @param owner the node
 * @param now claims that ended before are void
 * @param until when this claim ends by itself
 */
public record Lease(String owner, Instant now, Instant until) {}
