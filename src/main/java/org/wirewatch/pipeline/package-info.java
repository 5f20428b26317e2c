/**
 * The journey of a news item, told as prose, with the transaction borders: poll → new entries stored; fetch → article,
 * placement, matches and outbox row in one transaction; outbox → sent; digests.
 */
@NullMarked
package org.wirewatch.pipeline;

import org.jspecify.annotations.NullMarked;
