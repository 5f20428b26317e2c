/**
 * From an article to {@link org.wirewatch.watch.Match}es, with field, words and sentence.
 *
 * <p>The language (docs/query-language.md) is WQ-1 and more: whole folded words by default, exact error offsets, and every
 * watch must look for something. What WQ-1 accepts means the same here; what people type who mean something else gets a
 * {@link org.wirewatch.watch.Warning} (docs/decisions/0016). Word forms are Lucene's, for the watches that ask for them.
 * The index files each watch under its rarest word, so that a watch costs nothing until its
 * word is in an article, whose words come with numbers and hashes from the room {@code text} (docs/decisions/0022). Matching is thread-safe; an index never changes under a running match.
 */
@NullMarked
package org.wirewatch.watch;

import org.jspecify.annotations.NullMarked;
