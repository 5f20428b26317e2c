/**
 * From an article to its {@link org.wirewatch.story.Placement}: a story of its own, a copy, or a new version of one.
 *
 * <p>Same {@linkplain org.wirewatch.story.UrlKey URL key} or same words first; then shared wording inside the
 * {@linkplain org.wirewatch.story.StoryWindow window of time}, weighed by how few stories use it. An article joins the
 * single best story, never several. Copies are kept and listed, never deleted. Whether a later version, or
 * another's report, tells {@linkplain org.wirewatch.story.News news} is judged by its sentences. Where in doubt, a story is new: two alerts
 * are better than none.
 *
 * <p>Pure apart from the window held in memory. No decision depends on ids. The tables (trackers, cues, numbers) are text
 * files beside the classes.
 */
@NullMarked
package org.wirewatch.story;

import org.jspecify.annotations.NullMarked;
