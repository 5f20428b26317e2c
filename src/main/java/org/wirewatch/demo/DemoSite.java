package org.wirewatch.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wirewatch.demo.Edition.Article;

/**
 * The made-up news world: seven publishers on loopback, each a web server of its own. At first they have older stories
 * only; {@link #publishNext} brings out the next wave. Thread-safe.
 */
public final class DemoSite implements AutoCloseable {
    private final InstantSource clock;
    private final List<Story> stories;
    private final Map<Publisher, PublisherServer> servers = new EnumMap<>(Publisher.class);
    private int wave;

    /**
     * A publisher's feed.
     *
     * @param publisher its name, e.g. {@code The Harbour Courier}
     * @param url where the feed is
     */
    public record FeedAddress(String publisher, URI url) {}

    /**
     * An article that came out.
     *
     * @param publisher name of the publisher that carries it
     * @param headline as that publisher words it
     * @param url the article's page
     */
    public record Published(String publisher, String headline, URI url) {}

    /**
     * How a publisher was visited.
     *
     * @param publisher its name
     * @param requests answered so far
     * @param notModified of these, how many were answered with 304
     * @param mostAtOnce the most that were open at the same time; 1 for a polite visitor
     */
    public record Traffic(String publisher, int requests, int notModified, int mostAtOnce) {}

    private DemoSite(InstantSource clock) {
        this.clock = clock;
        stories = Resources.stories(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /**
     * Opens every publisher on a free port, with its older stories.
     *
     * @param clock dates what is published
     * @throws IOException if loopback has no free port
     */
    public static DemoSite open(InstantSource clock) throws IOException {
        DemoSite site = new DemoSite(clock);
        try {
            int house = 2;
            for (Publisher publisher : Publisher.values()) {
                site.servers.put(publisher, new PublisherServer(publisher, house));
                house++;
            }
        } catch (IOException e) {
            site.close();
            throw e;
        }
        site.publishWave(0);
        return site;
    }

    /** The feeds, the broken one last. */
    public List<FeedAddress> feeds() {
        return servers.values().stream()
                .map(PublisherServer::edition)
                .map(edition -> new FeedAddress(edition.publisher().title, edition.feed()))
                .toList();
    }

    /** The feeds' addresses, the broken one last. */
    public List<URI> feedUrls() {
        return feeds().stream().map(FeedAddress::url).toList();
    }

    /** Brings out the next wave; empty when all is out. */
    public synchronized List<Published> publishNext() {
        if (!hasNext()) {
            return List.of();
        }
        wave++;
        return publishWave(wave);
    }

    /** Whether there is something left to publish. */
    public synchronized boolean hasNext() {
        return stories.stream().anyMatch(story -> story.wave() > wave);
    }

    /** Visits so far, one record a publisher, in the order of {@link #feeds}. */
    public List<Traffic> traffic() {
        return servers.values().stream().map(PublisherServer::traffic).toList();
    }

    @Override
    public void close() {
        servers.values().forEach(PublisherServer::close);
    }

    private List<Published> publishWave(int number) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<Published> published = new ArrayList<>();
        servers.forEach((publisher, server) -> {
            Edition before = server.edition();
            List<Article> fresh = stories.stream()
                    .filter(story -> story.wave() == number && Publisher.named(story.publisher()) == publisher)
                    .map(story -> out(before, story, now))
                    .toList();
            Stream<Article> kept = before.articles().stream()
                    .filter(article -> fresh.stream()
                            .noneMatch(later ->
                                    later.story().slug().equals(article.story().slug())));
            server.publish(new Edition(
                    publisher,
                    before.site(),
                    Stream.concat(kept, fresh.stream()).toList()));
            fresh.forEach(article -> published.add(new Published(
                    publisher.title, article.story().title(), URI.create(before.address(article.story())))));
        });
        return List.copyOf(published);
    }

    /** A story as it comes out; a later version keeps the first one's date. */
    private static Article out(Edition before, Story story, Instant now) {
        return before.articles().stream()
                .filter(article -> article.story().slug().equals(story.slug()))
                .findFirst()
                .map(article -> article.changedTo(story, now))
                .orElseGet(() -> new Article(story, now.minus(story.age()), now.minus(story.age())));
    }
}
