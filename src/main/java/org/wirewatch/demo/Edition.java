package org.wirewatch.demo;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What one publisher has out at a moment. Immutable: publishing makes a new edition.
 *
 * @param publisher whose
 * @param site its address, without a slash at the end
 * @param articles newest first
 */
record Edition(Publisher publisher, String site, List<Article> articles) {

    /** A story that is out, since when, and when it was last changed. */
    record Article(Story story, Instant published, Instant updated) {
        /** A later version of it. */
        Article changedTo(Story later, Instant now) {
            return new Article(later, published, now);
        }
    }

    Edition {
        articles = articles.stream()
                .sorted(Comparator.comparing(Article::published).reversed())
                .toList();
    }

    /** When something last changed; the epoch if nothing is out. */
    Instant changed() {
        return articles.stream()
                .map(Article::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The address of a story's page. */
    String address(Story story) {
        return site + path(story);
    }

    /** The address of the feed. */
    URI feed() {
        return URI.create(site + publisher.feedPath);
    }

    static String path(Story story) {
        String section = story.field("section").toLowerCase(Locale.ROOT);
        return "/" + (section.isEmpty() ? "news" : section) + "/" + story.slug();
    }
}
