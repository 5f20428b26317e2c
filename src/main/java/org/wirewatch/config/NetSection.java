package org.wirewatch.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings.PollSettings;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Mailboxes;
import org.wirewatch.config.notation.Networks;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Numbers;
import org.wirewatch.config.notation.Sizes;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.notation.WebAddresses;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Located;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.net.FetchSettings;

/** {@code net}: how other people's servers are asked, and how often. */
record NetSection(FetchSettings fetch, PollSettings poll) {
    static final Duration LEAST = Duration.ofSeconds(1);
    static final Duration MOST = Duration.ofDays(30);
    private static final long KB = 1024;
    private static final long MB = 1024 * KB;

    static NetSection read(Section section, Environment environment) {
        Field<String> contact = section.field("contact", NetSection::readContact);
        Field<String> userAgent = section.field("user_agent", Texts.header());
        if (contact.written() && userAgent.written()) {
            section.error(
                    contact.place(),
                    "contact",
                    "stands beside user_agent, which is the whole header; keep one of the two");
        }
        FetchSettings fetch = new FetchSettings(
                userAgent.or(userAgent(environment.version(), contact.value())),
                section.field("per_host", Numbers.between(1, 16)).or(1),
                section.field("host_pause", Durations.between(Duration.ZERO, Duration.ofMinutes(10)))
                        .or(Duration.ofSeconds(1)),
                section.field("in_flight", Numbers.between(1, 10_000)).or(256),
                timeout(section, "connect_timeout").or(Duration.ofSeconds(10)),
                timeout(section, "total_timeout").or(Duration.ofSeconds(60)),
                section.field("max_feed", Sizes.between(KB, 256 * MB)).or(10 * MB),
                section.field("max_article", Sizes.between(KB, 256 * MB)).or(5 * MB),
                values(section.list("allow_private", Networks.block())));
        PollSettings poll = readPoll(section);
        section.done();
        return new NetSection(fetch, poll);
    }

    private static PollSettings readPoll(Section section) {
        Field<Duration> least = section.field("min_interval", Durations.between(LEAST, MOST));
        Field<Duration> most = section.field("max_interval", Durations.between(LEAST, MOST));
        PollSettings poll = new PollSettings(
                least.or(Duration.ofMinutes(10)),
                most.or(Duration.ofDays(1)),
                section.field("trouble_after", Durations.between(Duration.ofMinutes(1), MOST))
                        .or(Duration.ofDays(1)));
        if (poll.minInterval().compareTo(poll.maxInterval()) > 0) {
            Field<Duration> wrong = most.written() ? most : least;
            section.error(
                    wrong.place(),
                    most.written() ? "max_interval" : "min_interval",
                    "max_interval (%s) is shorter than min_interval (%s)"
                            .formatted(Durations.format(poll.maxInterval()), Durations.format(poll.minInterval())));
        }
        return poll;
    }

    private static Field<Duration> timeout(Section section, String key) {
        return section.field(key, Durations.between(Duration.ofMillis(100), Duration.ofMinutes(10)));
    }

    /** The product first, so that a publisher's rule for "Wirewatch" finds it; then who to ask. */
    private static String userAgent(String version, @Nullable String contact) {
        return "Wirewatch/" + version + (contact == null ? "" : " (+" + contact + ")");
    }

    private static Notation.Result<String> readContact(String written) {
        if (written.contains("@") && !written.contains("/")) {
            return Mailboxes.address().read(written);
        }
        return switch (WebAddresses.webAddress().read(written)) {
            case Notation.Result.Right<java.net.URI>(java.net.URI uri) -> Notation.right(uri.toASCIIString());
            case Notation.Result.Wrong<java.net.URI>(int offset, String message) -> Notation.wrongAt(offset, message);
        };
    }

    private static <T> List<T> values(List<Located<T>> located) {
        return located.stream().map(Located::value).toList();
    }
}
