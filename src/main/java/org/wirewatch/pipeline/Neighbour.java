package org.wirewatch.pipeline;

import org.wirewatch.store.ArticleRow;

/**
 * The article of another story that comes nearest to one.
 *
 * @param shared how much of the shorter text is shared, 0 to 1
 */
public record Neighbour(ArticleRow article, double shared) {}
