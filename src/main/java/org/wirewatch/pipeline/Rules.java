package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.DigestClock;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Frame;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.WishLinks;
import org.wirewatch.config.Settings;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WatchIndex;

/**
 * The configuration as the pipeline needs it: looked up by name, watches indexed. Immutable; a reload makes a new one.
 *
 * @param settings whole
 * @param index of all watches
 * @param watches by name, in file order
 * @param subscriptions by watch
 * @param readers by name
 * @param frame what all mails share
 * @param feedsWithoutPages addresses of the feeds whose own text is to serve
 * @param languages whose word forms watches ask for
 */
public record Rules(
        Settings settings,
        WatchIndex index,
        Map<String, Watch> watches,
        Map<String, Subscription> subscriptions,
        Map<String, Reader> readers,
        Frame frame,
        Set<String> feedsWithoutPages,
        Set<String> languages) {
    /** A day, and the hour that a night can be longer. */
    private static final Duration SOON = Duration.ofHours(25);

    /**
     * Prepares a configuration.
     *
     * @param version of Wirewatch, for the mails' footer
     */
    public static Rules of(Settings settings, String version) {
        return of(settings, version, null);
    }

    /**
     * Prepares a configuration.
     *
     * @param version of Wirewatch, for the mails' footer
     * @param links for the mails' footer; null for none
     */
    public static Rules of(Settings settings, String version, @Nullable WishLinks links) {
        Map<String, Watch> watches = new LinkedHashMap<>();
        settings.watches().forEach(watch -> watches.put(watch.name(), watch));
        Map<String, Subscription> subscriptions = new LinkedHashMap<>();
        settings.subscriptions().forEach(subscription -> subscriptions.put(subscription.watch(), subscription));
        Map<String, Reader> readers = new LinkedHashMap<>();
        settings.readers().forEach(reader -> readers.put(reader.name(), reader));
        Set<String> feedsWithoutPages = settings.feeds().stream()
                .filter(feed -> !feed.pages())
                .map(feed -> feed.url().toString())
                .collect(Collectors.toUnmodifiableSet());
        return new Rules(
                settings,
                WatchIndex.of(settings.watches()),
                watches,
                subscriptions,
                readers,
                frame(settings, version, links),
                feedsWithoutPages,
                languages(settings.watches()));
    }

    /** The languages whose word forms watches ask for. */
    static Set<String> languages(List<Watch> watches) {
        return watches.stream()
                .flatMap(watch -> watch.query().context().languages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What all mails of a configuration share. */
    public static Frame frame(Settings settings, String version) {
        return frame(settings, version, null);
    }

    private static Frame frame(Settings settings, String version, @Nullable WishLinks links) {
        var publicUrl = settings.web().publicUrl();
        return new Frame(
                settings.mail().senderName(),
                settings.mail().postalAddress(),
                publicUrl == null ? null : publicUrl.toString().replaceAll("/+$", ""),
                settings.mail().unsubscribeAddress(),
                version,
                settings.web().listen() == null ? null : links);
    }

    /**
     * A reader's digest that takes what is over the cap: the one that goes out next.
     *
     * @param left channels that the reader wants nothing of
     * @return null if there is none within a day, so that no alert waits for a weekly one
     */
    @Nullable
    String nextDigest(Reader reader, Instant now, Set<String> left) {
        Instant tooLate = now.plus(SOON);
        return settings.digests().stream()
                .filter(plan -> plan.readers().contains(reader.name()) && !left.contains(Channel.digest(plan.name())))
                .filter(plan -> !DigestClock.next(plan, reader.zone(), now).isAfter(tooLate))
                .min(Comparator.comparing(plan -> DigestClock.next(plan, reader.zone(), now)))
                .map(DigestPlan::name)
                .orElse(null);
    }

    /** A reader's first digest in the file; null if they have none. */
    @Nullable
    String digestOf(String reader) {
        return settings.digests().stream()
                .filter(plan -> plan.readers().contains(reader))
                .map(DigestPlan::name)
                .findFirst()
                .orElse(null);
    }

    /** The digests that cover a watch. */
    List<DigestPlan> digestsCovering(String watch) {
        return settings.digests().stream()
                .filter(plan -> plan.watches().isEmpty() || plan.watches().contains(watch))
                .toList();
    }

    /** A watch's place in the file, for a stable order of sections; after all others if it has left the file. */
    int position(String watch) {
        int position = List.copyOf(watches.keySet()).indexOf(watch);
        return position < 0 ? Integer.MAX_VALUE : position;
    }

    /** A watch's query as the person wrote it; empty for a watch that is not in the file. */
    String query(String watch) {
        Watch found = watches.get(watch);
        return found == null ? "" : found.query().source();
    }

    Optional<Reader> reader(String name) {
        return Optional.ofNullable(readers.get(name));
    }
}
