package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.wirewatch.alert.WishLinks;
import org.wirewatch.alert.WishLinks.Purpose;
import org.wirewatch.alert.WishLinks.Wish;
import org.wirewatch.store.Store;

/** Where the links in the mails lead: looking changes nothing, only the button does. Thread-safe. */
public final class WishDesk {
    /** Where the pages are, below the public address. */
    public static final String PATH = WishLinks.PATH;

    private static final Duration MUTED = Duration.ofDays(7);

    private final Store store;
    private final InstantSource clock;
    private final WishLinks links;

    /** Knows the links of this store. */
    public WishDesk(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.links = new WishLinks(store.write(session -> session.optOuts().linkKey()), clock);
    }

    /** The page for a token; empty if it is none of ours, or has run out. */
    public Optional<WishAnswer> ask(String token) {
        return links.read(token).map(wish -> switch (wish.purpose()) {
            case UNSUBSCRIBE ->
                new WishAnswer(
                        "Unsubscribe",
                        wish.reader() + " will get no more mail of the " + what(wish) + ".",
                        "Unsubscribe");
            case MUTE ->
                new WishAnswer(
                        "Mute for a week",
                        wish.reader() + " will hear nothing of the " + what(wish) + " for seven days.",
                        "Mute for a week");
        });
    }

    /** Does what the token says, and says so; empty as with {@link #ask}. */
    public Optional<WishAnswer> act(String token) {
        Optional<Wish> read = links.read(token);
        read.ifPresent(wish -> {
            Instant now = clock.instant();
            Instant until = wish.purpose() == Purpose.MUTE ? now.plus(MUTED) : null;
            store.change(session -> session.optOuts().add(wish.reader(), wish.scope(), until, now));
        });
        return read.map(wish -> new WishAnswer(
                wish.purpose() == Purpose.MUTE ? "Muted" : "Unsubscribed",
                wish.reader() + " gets no more mail of the " + what(wish)
                        + (wish.purpose() == Purpose.MUTE ? " for seven days." : ".")
                        + " Whoever runs this Wirewatch can undo it.",
                ""));
    }

    private static String what(Wish wish) {
        return wish.sort() + " “" + wish.name() + "”";
    }
}
