package org.wirewatch.pipeline;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.AlertPolicy;
import org.wirewatch.alert.DigestClock;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Scope;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.When;
import org.wirewatch.alert.WishLinks;
import org.wirewatch.alert.WishLinks.Purpose;
import org.wirewatch.alert.WishLinks.Wish;
import org.wirewatch.store.OptOutTable;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;

/** Where the links in the mails lead: looking changes nothing, only the button does. Thread-safe. */
public final class WishDesk {
    /** Where the pages are, below the public address. */
    public static final String PATH = WishLinks.PATH;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private final Store store;
    private final Supplier<Rules> rules;
    private final InstantSource clock;
    private final WishLinks links;
    private final LeftOutStories leftOut;

    /**
     * Knows the links of this store.
     *
     * @param rules what is configured now, to say so where a link is about something that is gone
     */
    public WishDesk(Store store, Supplier<Rules> rules, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
        this.links = new WishLinks(store.write(session -> session.optOuts().linkKey()), clock);
        this.leftOut = new LeftOutStories(store);
    }

    /** The page for a token; empty if it is none of ours, or has run out. */
    public Optional<WishAnswer> ask(String token) {
        return links.read(token).map(this::ask);
    }

    /**
     * Does what the token says, and says so; empty as with {@link #ask}.
     *
     * @param period how long to mute, as {@link MutePeriod} writes it; null, or what it does not know, for a week
     */
    public Optional<WishAnswer> act(String token, @Nullable String period) {
        return links.read(token).map(wish -> act(wish, MutePeriod.of(period)));
    }

    private WishAnswer ask(Wish wish) {
        String gone = gone(wish);
        if (gone != null && wish.purpose() != Purpose.READ) {
            return WishAnswer.said("Nothing to change", gone);
        }
        Instant now = clock.instant();
        String who = wish.reader();
        OptOutTable.Row before = inForce(wish, now);
        return switch (wish.purpose()) {
            case UNSUBSCRIBE ->
                before != null && before.untilAt() == null
                        ? left(wish)
                        : WishAnswer.button(
                                "Unsubscribe", who + " will get no more mail of " + what(wish) + ".", "Unsubscribe");
            case MUTE ->
                new WishAnswer(
                        "Mute for a while",
                        who + " will hear nothing of " + what(wish) + until(wish, before) + ", and then as before. What"
                                + " comes meanwhile is kept, but is not mailed later.",
                        MutePeriod.choices(now, zone(wish)),
                        "Mute",
                        "",
                        List.of());
            case RESTORE ->
                before == null
                        ? WishAnswer.said("All as it should be", who + " gets mail of " + what(wish) + ".")
                        : WishAnswer.button(
                                "Get mail again",
                                who + " will get mail of " + what(wish) + " again.",
                                "Get mail again");
            case READ -> leftOut.page(wish, zone(wish));
        };
    }

    private WishAnswer act(Wish wish, MutePeriod period) {
        Instant now = clock.instant();
        String gone = gone(wish);
        return switch (wish.purpose()) {
            case UNSUBSCRIBE -> {
                note(wish, null, now);
                yield gone == null ? left(wish) : WishAnswer.said("Unsubscribed", gone);
            }
            case MUTE -> {
                if (gone != null) {
                    yield WishAnswer.said("Nothing to change", gone);
                }
                Instant until = period.end(now, zone(wish));
                note(wish, until, now);
                yield again(
                        wish,
                        "Muted",
                        wish.reader() + " hears nothing of " + what(wish) + " until " + time(until, zone(wish)) + ".");
            }
            case RESTORE -> {
                store.change(session ->
                        wish.scopes().forEach(scope -> session.optOuts().remove(wish.reader(), scope)));
                yield WishAnswer.said("Done", wish.reader() + " gets mail of " + what(wish) + " again.");
            }
            case READ -> ask(wish);
        };
    }

    private void note(Wish wish, @Nullable Instant until, Instant now) {
        store.change(session -> {
            wish.scopes().forEach(scope -> session.optOuts().add(wish.reader(), scope, until, now));
            if (wish.sort().equals("digest")) {
                keepAlerts(session, wish, now);
            }
        });
    }

    /** What waits in a digest only because of the cap belongs to watches that the reader has not left: it comes otherwise. */
    private void keepAlerts(Session session, Wish wish, Instant now) {
        Rules current = rules.get();
        current.reader(wish.reader()).ifPresent(reader -> {
            List<String> watches = current.subscriptions().values().stream()
                    .filter(each ->
                            each.when() instanceof When.Now && each.readers().contains(reader.name()))
                    .map(Subscription::watch)
                    .toList();
            Instant hour = DigestClock.nextHour(reader.zone(), now);
            Instant due = AlertPolicy.quietUntil(reader, hour).orElse(hour);
            session.notifications().move(reader.name(), wish.scope(), watches, Channel.QUIET, due);
        });
    }

    private WishAnswer left(Wish wish) {
        return again(wish, "Unsubscribed", wish.reader() + " gets no more mail of " + what(wish) + ".");
    }

    private WishAnswer again(Wish wish, String title, String text) {
        String token = links.token(new Wish(Purpose.RESTORE, wish.reader(), wish.scope()));
        return WishAnswer.other(
                title, text + " A mail that is on its way already may still come.", "Take it back", token);
    }

    private OptOutTable.@Nullable Row inForce(Wish wish, Instant now) {
        String scope = wish.scopes().getFirst();
        return store.read(session -> session.optOuts().find(wish.reader(), scope, now))
                .orElse(null);
    }

    private String until(Wish wish, OptOutTable.@Nullable Row before) {
        if (before == null) {
            return "";
        }
        Instant until = before.untilAt();
        return until == null
                ? " (unsubscribed now; this would set an end)"
                : " (muted now until " + time(until, zone(wish)) + "; this sets a new end)";
    }

    /** Why a link is about nothing any more, in words; null if it is about something. */
    private @Nullable String gone(Wish wish) {
        Rules current = rules.get();
        String reader = wish.reader();
        if (current.reader(reader).isEmpty()) {
            return "There is no reader “" + reader + "” here any more, so nothing is mailed under this name.";
        }
        return switch (wish.sort()) {
            case "watch", "updates" -> goneWatch(current, reader, wish.name());
            case "watches" ->
                wish.names().stream().allMatch(name -> goneWatch(current, reader, name) != null)
                        ? "None of these watches is mailed to " + reader + " any more."
                        : null;
            case "digest" ->
                current.settings().digests().stream()
                                .anyMatch(plan -> plan.name().equals(wish.name())
                                        && plan.readers().contains(reader))
                        ? null
                        : "The digest “" + wish.name() + "” does not go to " + reader
                                + " any more: it was renamed, removed or given to others. If such mails still come, use"
                                + " the link in a newer one.";
            default -> null;
        };
    }

    private static @Nullable String goneWatch(Rules current, String reader, String watch) {
        Subscription subscription = current.subscriptions().get(watch);
        if (subscription == null) {
            return "There is no watch “" + watch + "” any more: it was renamed or removed, and nothing is mailed under"
                    + " this name. If such mails still come, use the link in a newer one.";
        }
        boolean told = subscription.readers().contains(reader)
                || current.digestsCovering(watch).stream()
                        .anyMatch(plan -> plan.readers().contains(reader));
        return told ? null : "The watch “" + watch + "” is not mailed to " + reader + " any more.";
    }

    private String what(Wish wish) {
        return switch (wish.sort()) {
            case "watch" -> "the watch “" + wish.name() + "”";
            case "watches" -> wish.names().stream().collect(Collectors.joining("”, “", "the watches “", "”"));
            case "digest" -> "the digest “" + wish.name() + "”";
            case "updates" -> "new facts in stories that the watch “" + wish.name() + "” has told of";
            case "notices" ->
                wish.scope().equals(Scope.notices(NoticeComposer.Sort.TROUBLE))
                        ? "feeds, sites and a network in trouble"
                        : "how many more stories wait when there were many";
            case "story" ->
                leftOut.headline(wish.name())
                        .map(headline -> "the story “" + headline + "”")
                        .orElse("this story");
            default -> "this";
        };
    }

    private ZoneId zone(Wish wish) {
        return rules.get().reader(wish.reader()).map(Reader::zone).orElse(ZoneOffset.UTC);
    }

    static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone)) + " (" + zone.getId() + ")";
    }
}
