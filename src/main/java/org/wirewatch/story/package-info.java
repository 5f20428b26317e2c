/**
 * From an article to its {@link org.wirewatch.story.Placement}: a story of its own, a copy, or a new version of one.
 *
 * <p>Same URL key or same normalised body first; then shared wording inside a time window. An article joins the single
 * best story, never several. Copies are kept and listed, never deleted. Pure apart from the window held in memory.
 */
@NullMarked
package org.wirewatch.story;

import org.jspecify.annotations.NullMarked;
