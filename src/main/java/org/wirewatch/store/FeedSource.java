package org.wirewatch.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A feed as configured.
 *
 * @param url absolute
 * @param name null to use the feed's own title
 * @param group null for none
 * @param every its own interval; null for the general one
 */
public record FeedSource(
        String url,
        @Nullable String name,
        @Nullable String group,
        @Nullable Duration every) {}
