package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.cli.Publisher.feed;
import static org.wirewatch.cli.Publisher.item;
import static org.wirewatch.cli.Publisher.rss;
import static org.wirewatch.cli.Publisher.rssWith;
import static org.wirewatch.net.ScriptedServer.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.Publisher.Request;
import org.wirewatch.net.ScriptedServer.Reply;

/** Politeness B, 10-19: when a feed is asked, and why then. Numbers as in docs/politeness.md. */
@TestInstance(Lifecycle.PER_CLASS)
class PolitenessTimingTest {
    private PoliteDesk desk;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        desk = PoliteDesk.open(folder, PoliteDesk.NET.replace("1d", "14d"));
    }

    @AfterAll
    void close() throws IOException {
        desk.close();
    }

    private static final Duration LEAST = Duration.ofMinutes(10);
    /** What a feed waits of which nothing is known, without and with jitter. */
    private static final Duration UNKNOWN = Duration.ofMinutes(30);

    private static final Duration UNKNOWN_AND_JITTER = Duration.ofMinutes(33);

    /** How long a feed that is answered so waits for its next poll. */
    private Duration waitAfter(Reply answer) {
        Publisher wire = desk.publisher().on("/feed", answer);
        desk.feeds(wire.url("/feed"));
        desk.round();
        return Duration.between(
                wire.last("/feed").at(), desk.state(wire.url("/feed")).nextPoll());
    }

    @Test
    void p10_theMinimumIsKeptOverTenRestartsAndReloads() {
        Publisher wire = desk.publisher().on("/feed", feed(rss()));
        String every = "{ url: \"" + wire.url("/feed") + "\", every: 1s }";
        desk.feeds(every);
        desk.round();
        for (int i = 0; i < 10; i++) {
            desk.restart();
            desk.round();
        }
        for (int i = 0; i < 3; i++) {
            desk.feeds();
            desk.feeds(every);
            desk.round();
        }
        assertThat(wire.requests()).hasSize(1);

        desk.pollWhenDue(wire.url("/feed"), 3);
        List<Request> all = wire.requests();
        for (int i = 1; i < all.size(); i++) {
            assertThat(Duration.between(all.get(i - 1).at(), all.get(i).at())).isGreaterThanOrEqualTo(LEAST);
        }
        assertThat(all).hasSize(4);
    }

    @Test
    void p11_maxAgeLengthensTheWaitAndNeverShortensIt() {
        assertThat(waitAfter(feed(rss(), "Cache-Control: public, max-age=7200")))
                .isBetween(Duration.ofHours(2), Duration.ofMinutes(133));
        assertThat(waitAfter(feed(rss(), "Cache-Control: max-age=7200", "Age: 1800")))
                .isBetween(Duration.ofMinutes(90), Duration.ofMinutes(100));
        assertThat(waitAfter(feed(rss(), "Cache-Control: max-age=99999999")))
                .isBetween(Duration.ofDays(14), Duration.ofDays(16));
        assertThat(waitAfter(feed(rss(), "Cache-Control: no-cache, max-age=0"))).isBetween(UNKNOWN, UNKNOWN_AND_JITTER);
        assertThat(waitAfter(feed(rss(), "Cache-Control: max-age=60"))).isBetween(UNKNOWN, UNKNOWN_AND_JITTER);
    }

    @Test
    void p12_expiresIsUsedWhereThereIsNoMaxAge() {
        String inThreeHours = httpDate(desk.now().plus(Duration.ofHours(3)));
        assertThat(waitAfter(feed(rss(), "Expires: " + inThreeHours)))
                .isBetween(Duration.ofMinutes(178), Duration.ofMinutes(200));
        assertThat(waitAfter(feed(rss(), "Expires: " + inThreeHours, "Cache-Control: max-age=3600")))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(67));
        assertThat(waitAfter(feed(rss(), "Expires: Thu, 01 Jan 1970 00:00:00 GMT")))
                .isBetween(UNKNOWN, UNKNOWN_AND_JITTER);
        assertThat(waitAfter(feed(rss(), "Expires: -1"))).isBetween(UNKNOWN, UNKNOWN_AND_JITTER);
    }

    @Test
    void p13_ttlLengthensAndAbsurdOnesAreIgnored() {
        assertThat(waitAfter(feed(rssWith("<ttl>180</ttl>")))).isBetween(Duration.ofHours(3), Duration.ofMinutes(199));
        for (String ttl : List.of("1", "soon", "-5", "0", "1000000000", "")) {
            assertThat(waitAfter(feed(rssWith("<ttl>" + ttl + "</ttl>"))))
                    .as(ttl)
                    .isBetween(UNKNOWN, UNKNOWN_AND_JITTER);
        }
    }

    @Test
    void p14_noPollFallsIntoHoursAndDaysThatTheFeedSkips() {
        OffsetDateTime now = desk.now().plus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC);
        int hour = now.getHour();
        String threeHours = hours(hour, hour + 1, hour + 2);
        Duration wait = waitAfter(feed(rssWith("<skipHours>" + threeHours + "</skipHours>")));
        assertThat(desk.now().plus(wait).atOffset(ZoneOffset.UTC).getHour()).isEqualTo((hour + 3) % 24);

        String today = now.getDayOfWeek().toString();
        String tomorrow = now.getDayOfWeek().plus(1).toString();
        Duration overnight = waitAfter(feed(rssWith("<skipDays><day>" + today + "</day></skipDays>")));
        DayOfWeek day = desk.now().plus(overnight).atOffset(ZoneOffset.UTC).getDayOfWeek();
        assertThat(day).isEqualTo(now.getDayOfWeek().plus(1));
        assertThat(waitAfter(feed(rssWith("<skipDays><day>" + today + "</day><day>" + tomorrow + "</day></skipDays>"))))
                .isLessThanOrEqualTo(Duration.ofHours(25));

        String all = hours(IntStream.rangeClosed(1, 24).toArray());
        assertThat(waitAfter(feed(rssWith("<skipHours>" + all + "</skipHours>"))))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    private static String hours(int... hours) {
        StringBuilder list = new StringBuilder();
        for (int hour : hours) {
            list.append("<hour>").append(hour == 24 ? 24 : hour % 24).append("</hour>");
        }
        return list.toString();
    }

    @Test
    void p15_updatePeriodAndFrequencyLengthenTheWait() {
        assertThat(waitAfter(feed(rssWith("<sy:updatePeriod>\n Hourly </sy:updatePeriod>"))))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(67));
        assertThat(waitAfter(feed(rssWith(
                        "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency> 4 </sy:updateFrequency>"))))
                .isBetween(Duration.ofHours(6), Duration.ofMinutes(397));
        assertThat(waitAfter(feed(rssWith("<sy:updateFrequency>12</sy:updateFrequency>"))))
                .isBetween(Duration.ofHours(2), Duration.ofMinutes(133));
        assertThat(waitAfter(feed(rssWith(
                        "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>60</sy:updateFrequency>"))))
                .isBetween(UNKNOWN, UNKNOWN_AND_JITTER);
    }

    @Test
    void p16_theIntervalFollowsHowOftenAFeedPublishes() {
        Duration busy = waitAfter(feed(rss(entries(40, Duration.ofMinutes(100), Duration.ZERO))));
        Duration weekly = waitAfter(feed(rss(entries(20, Duration.ofDays(7), Duration.ZERO))));
        Duration dead = waitAfter(feed(rss(entries(20, Duration.ofDays(7), Duration.ofDays(400)))));
        Duration hectic = waitAfter(feed(rss(entries(40, Duration.ofMinutes(2), Duration.ZERO))));

        assertThat(List.of(hectic, busy, weekly, dead)).isSorted();
        assertThat(hectic).isBetween(LEAST, Duration.ofMinutes(11));
        assertThat(busy).isLessThan(weekly.dividedBy(20));
        assertThat(dead).isBetween(Duration.ofDays(14), Duration.ofHours(370)).isGreaterThan(weekly.multipliedBy(3));
    }

    private String[] entries(int count, Duration gap, Duration ago) {
        Instant newest = desk.now().minus(ago);
        return IntStream.range(0, count)
                .mapToObj(i -> item(
                        "e" + i,
                        "Entry " + i,
                        "http://a.test/" + i,
                        "<pubDate>" + httpDate(newest.minus(gap.multipliedBy(i))) + "</pubDate>"))
                .toArray(String[]::new);
    }

    @Test
    void p17_theLongestRuleDecidesAndIsNamed() {
        Publisher wire = desk.publisher()
                .on(
                        "/feed",
                        feed(rssWith("<ttl>60</ttl>"), "Cache-Control: max-age=7200"),
                        status(429, "Retry-After: 14400"),
                        feed(rssWith("<ttl>300</ttl>"), "Cache-Control: max-age=7200"));
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        assertThat(desk.reason(url)).contains("fresh for 2 h");
        desk.pollWhenDue(url);
        assertThat(desk.reason(url)).contains("wait 4 h (Retry-After)");
        assertThat(desk.untilDue(url)).isGreaterThanOrEqualTo(Duration.ofHours(4));
        desk.pollWhenDue(url);
        assertThat(desk.reason(url)).contains("asks for 5 h (ttl)");
    }

    @Test
    void p18_aStartWithManyFeedsDueIsNoBurstAndJitterOnlyLengthens() {
        Publisher wire = desk.publisher();
        List<String> feeds = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String host = "start" + i + ".test";
            desk.desk().names().put(host, java.net.InetAddress.ofLiteral(wire.host()));
            wire.on("/" + i, feed(rss()));
            feeds.add("{ url: \"" + wire.url(host, "/" + i) + "\", every: 10m }");
        }
        desk.feeds(feeds.toArray(String[]::new));
        desk.desk().round();
        assertThat(wire.requests()).hasSizeLessThan(5);
        desk.round();
        assertThat(wire.requests()).hasSize(30);

        List<Long> waits = desk.desk().status().feeds().stream()
                .map(feed -> Duration.between(feed.lastPoll(), feed.nextPoll()).toMillis())
                .toList();
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(600_000L, 660_000L));
        assertThat(waits.stream().distinct().count()).isGreaterThan(20);

        desk.desk().close();
        desk.time().pass(Duration.ofDays(1));
        wire.forget();
        desk.desk().start();
        desk.desk().round();
        assertThat(wire.requests()).hasSizeLessThan(5);
        desk.round();
        assertThat(wire.requests()).hasSize(30);
    }

    @Test
    void p19_aClockThatIsSetCausesNeitherABurstNorAnEarlyPollNorSilence() {
        Publisher wire = desk.publisher();
        List<String> feeds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String host = "clock" + i + ".test";
            desk.desk().names().put(host, java.net.InetAddress.ofLiteral(wire.host()));
            wire.on("/" + i, feed(rss()));
            feeds.add("{ url: \"" + wire.url(host, "/" + i) + "\", every: 20m }");
        }
        desk.feeds(feeds.toArray(String[]::new));
        desk.round();
        assertThat(wire.requests()).hasSize(20);

        wire.forget();
        desk.time().setWall(Duration.ofHours(1));
        desk.round();
        assertThat(wire.requests()).as("clock put forward right after a poll").isEmpty();
        desk.roundAfter(Duration.ofMinutes(10));
        desk.round();
        assertThat(wire.requests())
                .as("after the minimum, by a clock that is not set")
                .hasSize(20);

        wire.forget();
        desk.time().setWall(Duration.ofHours(-5));
        desk.desk().round();
        desk.roundAfter(Duration.ofMinutes(19));
        assertThat(wire.requests()).as("clock put back").isEmpty();
        desk.roundAfter(Duration.ofMinutes(4));
        assertThat(wire.requests()).as("the interval goes on").hasSize(20);

        wire.forget();
        desk.time().pass(Duration.ofMinutes(15));
        desk.time().setWall(Duration.ofHours(8)); // asleep, with all feeds overdue
        desk.desk().round();
        assertThat(wire.requests()).as("waking up").hasSizeLessThan(5);
        desk.round();
        assertThat(wire.requests()).hasSize(20);
    }

    private static String httpDate(Instant moment) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(moment.atOffset(ZoneOffset.UTC));
    }
}
