/**
 * From bytes to {@link org.wirewatch.feed.Feed} and {@link org.wirewatch.feed.Entry} records.
 *
 * <p>Feeds in the wild are cut, mislabelled and not quite XML. The reader takes what it can and never throws: what it
 * cannot read is an {@link org.wirewatch.feed.Reading.Unreadable} with a code. No external entity is ever loaded.
 * When to poll again is the pure {@code PollPolicy}. Which feeds a page names is the pure {@code FeedDiscovery}; news
 * sitemaps are read as feeds, and subscription lists ({@code Opml}) by the same tolerant way.
 *
 * <p>ROME, JDOM and the tolerant parser in front of it live only here.
 */
@NullMarked
package org.wirewatch.feed;

import org.jspecify.annotations.NullMarked;
