/**
 * From an article to {@link org.wirewatch.watch.Match}es, with field, words and sentence.
 *
 * <p>The language is WQ-1 (docs/query-language.md): whole folded words by default, exact error offsets, and every watch
 * must look for something. The index files each watch under its rarest word, so that a watch costs nothing until its
 * word is in an article. Matching is thread-safe; an index never changes under a running match.
 */
@NullMarked
package org.wirewatch.watch;

import org.jspecify.annotations.NullMarked;
