/**
 * From matches to {@link org.wirewatch.alert.Message}s: when to tell whom (policy), and in which words (composition).
 *
 * <p>Policies are pure functions of facts, settings and a clock. Feed text is never trusted: it is escaped by the
 * templates, stripped of control characters and isolated from our own text direction. Two mails exist: an alert is one
 * story for one reader, now; a digest is what matched since the last one, at the reader's hour. Besides them there are
 * notices about Wirewatch itself. Both parts of a mail are written from the same {@link org.wirewatch.alert.Clipping}s,
 * the text part in Java, the HTML part by the templates in {@code src/main/jte/alert}, which the engine finds by name.
 *
 * <p>jte lives only here and in {@code web}.
 */
@NullMarked
package org.wirewatch.alert;

import org.jspecify.annotations.NullMarked;
