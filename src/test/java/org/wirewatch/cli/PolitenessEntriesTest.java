package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.cli.Publisher.feed;
import static org.wirewatch.cli.Publisher.item;
import static org.wirewatch.cli.Publisher.page;
import static org.wirewatch.cli.Publisher.rss;
import static org.wirewatch.cli.Publisher.stormText;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.store.FeedRow;

/** Politeness F, 45-48: entries over time. Numbers as in docs/politeness.md. */
@TestInstance(Lifecycle.PER_CLASS)
class PolitenessEntriesTest {
    private PoliteDesk desk;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        desk = PoliteDesk.open(folder);
    }

    @AfterAll
    void close() throws IOException {
        desk.close();
    }

    private Publisher wire() {
        Publisher wire = desk.publisher();
        wire.on("/feed", feed(rss(item("old", "Old storm", wire.url("/old"), ""))))
                .on("/a", page("Storm a", stormText()));
        desk.feeds(wire.url("/feed"));
        desk.round();
        return wire;
    }

    private void poll(Publisher wire, String... items) {
        wire.on("/feed", feed(rss(items)));
        desk.pollWhenDue(wire.url("/feed"));
    }

    @Test
    void p45_aChangedTitleOrAChangedGuidIsTheSameEntry() {
        Publisher wire = wire();
        poll(wire, item("a", "Storm a", wire.url("/a"), ""));
        assertThat(desk.newAlerts()).hasSize(1);
        poll(wire, item("a", "Storm a, second thoughts", wire.url("/a"), "<description>More storm.</description>"));
        poll(wire, item("another-guid", "Storm a", wire.url("/a"), ""));
        poll(wire, item("a-third", "Storm a", wire.url("/a") + "#fragment", ""));

        assertThat(desk.newAlerts()).isEmpty();
        assertThat(wire.requests("/a")).hasSize(1);
    }

    @Test
    void p46_anEntryThatLeavesAndComesBackIsNoNews() {
        Publisher wire = wire();
        poll(wire, item("a", "Storm a", wire.url("/a"), ""));
        assertThat(desk.newAlerts()).hasSize(1);
        poll(wire, item("other", "Calm", wire.url("/calm"), ""));
        poll(wire);
        desk.roundAfter(Duration.ofDays(60));
        desk.desk().daemon().newsroom().sweep();
        poll(wire, item("a", "Storm a", wire.url("/a"), ""), item("old", "Old storm", wire.url("/old"), ""));

        assertThat(desk.newAlerts()).isEmpty();
        assertThat(wire.requests("/a")).hasSize(1);
        assertThat(wire.requests("/old")).isEmpty();
    }

    @Test
    void p47_aNewFeedsHistoryIsRememberedAndNotTold() {
        Publisher wire = desk.publisher();
        wire.on(
                "/feed",
                feed(rss(
                        item("1", "Storm one", wire.url("/1"), ""),
                        item("2", "Storm two", wire.url("/2"), ""),
                        item("3", "Calm", wire.url("/3"), ""))));
        desk.feeds(wire.url("/feed"));
        desk.round();
        desk.pollWhenDue(wire.url("/feed"));

        assertThat(desk.newAlerts()).isEmpty();
        assertThat(wire.requests()).hasSize(2);
        assertThat(desk.desk().journal().lines).contains("baseline 3 entries, 2 would match");
    }

    @Test
    void p47_aFeedWhoseAddressIsChangedInTheConfigGoesOnWithoutGapAndRepetition() {
        Publisher wire = wire();
        poll(wire, item("a", "Storm a", wire.url("/a"), ""), item("old", "Old storm", wire.url("/old"), ""));
        assertThat(desk.newAlerts()).hasSize(1);
        wire.on("/b", page("Storm b", "Another storm, this time from the north, has closed the port of Halvane."))
                .on(
                        "/new-address",
                        feed(rss(
                                item("b", "Storm b", wire.url("/b"), ""),
                                item("a", "Storm a", wire.url("/a"), ""),
                                item("old", "Old storm", wire.url("/old"), ""),
                                item(
                                        "older",
                                        "Older storm",
                                        wire.url("/older"),
                                        "<pubDate>Sun, 01 Feb 2026 09:00:00 GMT</pubDate>"))));
        desk.feeds(wire.url("/new-address"));
        desk.round();
        desk.pollWhenDue(wire.url("/new-address"));

        assertThat(desk.newAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject()).contains("Storm b"));
        assertThat(wire.requests("/a")).hasSize(1);
        assertThat(wire.requests("/older")).isEmpty();
    }

    @Test
    void p48_entriesWithoutADateKeepTheTimeTheyWereFirstSeenAndFutureOnesAreNotBelieved() {
        Publisher wire = wire();
        poll(wire, item("a", "Storm a", wire.url("/a"), ""));
        Instant firstSeen = desk.now();
        poll(wire, item("a", "Storm a", wire.url("/a"), ""));
        assertThat(times(wire).getFirst()).isBetween(firstSeen.minusSeconds(5), firstSeen);

        poll(wire, item("f", "Far", wire.url("/f"), "<pubDate>Tue, 05 Mar 2030 09:00:00 GMT</pubDate>"));
        assertThat(times(wire).getFirst()).isBetween(desk.now().minusSeconds(5), desk.now());
        assertThat(desk.untilDue(wire.url("/feed"))).isLessThan(Duration.ofDays(2));
    }

    private List<Instant> times(Publisher wire) {
        return desk.desk().daemon().store().read(session -> {
            FeedRow feed = session.feeds().find(wire.url("/feed")).orElseThrow();
            return session.entries().recentTimes(feed.id(), 10);
        });
    }
}
