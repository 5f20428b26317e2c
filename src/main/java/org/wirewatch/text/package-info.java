/**
 * From raw text to folded words with their numbers and places, and to sentences. An article is tokenised once, for
 * stories and watches alike (docs/decisions/0022).
 *
 * <p>Folding and tokens are those of WQ-1 (docs/query-language.md). All is pure and thread-safe but
 * {@link org.wirewatch.text.SentenceFinder}, which remembers, and {@link org.wirewatch.text.WordTable} while it is filled.
 */
@NullMarked
package org.wirewatch.text;

import org.jspecify.annotations.NullMarked;
