/**
 * From raw text to folded words with their places, and to sentences. An article is tokenised once, for stories and
 * watches alike.
 *
 * <p>Folding and tokens are those of WQ-1 (docs/query-language.md). Everything here is pure and thread-safe.
 */
@NullMarked
package org.wirewatch.text;

import org.jspecify.annotations.NullMarked;
