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

    /** A story that is out, and since when. */
    record Article(Story story, Instant published) {}

    Edition {
        articles = articles.stream()
                .sorted(Comparator.comparing(Article::published).reversed())
                .toList();
    }

    /** When something last changed; the epoch if nothing is out. */
    Instant changed() {
        return articles.isEmpty() ? Instant.EPOCH : articles.getFirst().published();
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
