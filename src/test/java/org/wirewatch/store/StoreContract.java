package org.wirewatch.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wirewatch.mail.Outgoing;
import org.wirewatch.store.WatchTable.InForce;
import org.wirewatch.watch.ArticleWords;
import org.wirewatch.watch.Match;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Prefilter;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.RandomQueries;

/** What both databases promise; each has a subclass that opens it, empty, before each test. */
abstract class StoreContract {
    static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    abstract Store store();

    @Test
    void keptPagesAreBoundedByTimeAndSizeAndSamplesOfTroubleStay() {
        for (int entry = 1; entry <= 4; entry++) {
            NewPage page = new NewPage(
                    URI.create("https://a.test/" + entry), URI.create("https://a.test/" + entry), null, new byte[100]);
            long id = entry;
            store().change(session -> session.pages().add(id, "a.test", List.of(page), NOON.plusSeconds(id)));
        }
        store().change(session -> session.sites()
                .open(new SiteTable.Trouble(
                        0, "a.test", "fails", "it fails", 900, 0, 1, "https://a.test/1", NOON, null)));

        int over = store().write(session -> session.pages().forget(NOON, 250));
        assertThat(over).isEqualTo(1);
        assertThat(list(session -> session.pages().sources()))
                .extracting(KeptPageTable.Source::entryId)
                .containsExactly(4L, 3L, 1L);
        int old = store().write(session -> session.pages().forget(NOON.plusSeconds(60), 250));
        assertThat(old).isEqualTo(2);
        long bytes = store().read(session -> session.pages().size().bytes());
        assertThat(bytes).isEqualTo(100);
    }

    @Test
    void aSitesTroubleIsOpenedOnceAndToldOnceAndItsEndToo() {
        SiteTable.Trouble trouble =
                new SiteTable.Trouble(0, "a.test", "short", "it is short", 900, 0, 1, "https://a.test/1", NOON, null);
        store().change(session -> session.sites().open(trouble));
        store().change(session -> session.sites().open(trouble));
        List<SiteTable.Trouble> open = list(session -> session.sites().toTell());
        assertThat(open).hasSize(1);

        store().change(session -> session.sites().told(open.getFirst().id(), NOON));
        assertThat(list(session -> session.sites().toTell())).isEmpty();
        store().change(session -> session.sites().close(open.getFirst().id(), NOON.plusSeconds(9)));
        assertThat(list(session -> session.sites().toTellOver())).hasSize(1);
        store().change(session -> session.sites().toldOver(open.getFirst().id(), NOON));
        assertThat(list(session -> session.sites().toTellOver())).isEmpty();
        assertThat(list(session -> session.sites().openTroubles())).isEmpty();
    }

    @Test
    void aNewFeedIsDueAtOnceAndTheNextOnesSpread() {
        configure("https://a.test/feed", "https://b.test/feed");

        List<FeedRow> dueNow = claim(NOON);
        List<FeedRow> dueLater = claim(NOON.plusSeconds(1));

        assertThat(dueNow).extracting(FeedRow::url).containsExactly("https://a.test/feed");
        assertThat(dueLater).extracting(FeedRow::url).containsExactly("https://b.test/feed");
    }

    @Test
    void aSubscriptionIsPolledUntilItIsRemovedAndItsMemoryStays() {
        FeedSource added = new FeedSource("https://added.test/feed", "Added", "World/Asia", Duration.ofMinutes(15));
        assertThat(store().<Boolean>write(session -> session.subscriptions().add(added, NOON, NOON)))
                .isTrue();
        assertThat(store().<Boolean>write(session -> session.subscriptions().add(added, NOON, NOON)))
                .isFalse();

        assertThat(claim(NOON)).extracting(FeedRow::url).containsExactly(added.url());
        assertThat(store().<List<FeedSource>>read(
                                session -> session.subscriptions().all()))
                .containsExactly(added);

        assertThat(store().<Boolean>write(session -> session.subscriptions().remove(added.url())))
                .isTrue();
        assertThat(claim(NOON.plusSeconds(3600))).isEmpty();
        assertThat(store().<Optional<FeedRow>>read(session -> session.feeds().find(added.url())))
                .isPresent();
    }

    @Test
    void theChoiceOnAPageAndAnAnnouncedAddressAreKept() {
        configure("https://a.test/");
        long id = claim(NOON).getFirst().id();
        store().change(session -> {
            session.feeds().chose(id, "https://a.test/rss", NOON);
            session.feeds().announced(id, "https://b.test/rss");
        });

        FeedRow row = store().read(session -> session.feeds().byId(id)).orElseThrow();
        assertThat(row.chosenUrl()).isEqualTo("https://a.test/rss");
        assertThat(row.soughtAt()).isEqualTo(NOON);
        assertThat(row.announcedTo()).isEqualTo("https://b.test/rss");
    }

    @Test
    void aClaimedFeedIsNotClaimedAgainUntilItsLeaseEnds() {
        configure("https://a.test/feed");

        assertThat(claim(NOON)).hasSize(1);
        assertThat(claim(NOON.plusSeconds(30))).isEmpty();
        assertThat(claim(NOON.plusSeconds(61))).hasSize(1);
    }

    @Test
    void aNodeThatStartsAnewGivesUpItsOwnClaimsOnly() {
        configure("https://a.test/feed");
        claim(NOON);

        store().change(session -> {
            session.feeds().releaseAll("another");
        });
        assertThat(claim(NOON.plusSeconds(1))).isEmpty();

        store().change(session -> {
            session.feeds().releaseAll("node");
        });
        assertThat(claim(NOON.plusSeconds(2))).hasSize(1);
    }

    @Test
    void aFeedThatLeavesTheConfigKeepsItsMemory() {
        configure("https://a.test/feed", "https://b.test/feed");
        long b = feed("https://b.test/feed").id();
        store().write(session -> session.entries().addUnknown(b, List.of(entry("1")), true, NOON));

        configure("https://a.test/feed");
        assertThat(list(session -> session.feeds().configured())).hasSize(1);

        configure("https://a.test/feed", "https://b.test/feed");
        assertThat(written(session -> session.entries().addUnknown(b, List.of(entry("1")), false, NOON)))
                .isEmpty();
    }

    @Test
    void anEntryIsNewOnceEvenIfItsGuidChanges() {
        long feed = someFeed();
        NewEntry first = new NewEntry("guid-1", "url+title", "https://a.test/1", "One", null, null, "<p>x</p>");
        NewEntry renamed = new NewEntry("guid-2", "url+title", "https://a.test/1", "One", null, null, "<p>x</p>");

        assertThat(add(feed, first)).hasSize(1);
        assertThat(add(feed, first)).isEmpty();
        assertThat(add(feed, renamed)).isEmpty();
    }

    @Test
    void anEntryTwiceInOneDocumentIsOneEntry() {
        assertThat(add(someFeed(), entry("1"), entry("1"), entry("2"))).hasSize(2);
    }

    @Test
    void moreEntriesThanOneStatementMayNameAreStoredOnce() {
        long feed = someFeed();
        NewEntry[] many = new NewEntry[1_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = entry("n" + i);
        }
        assertThat(add(feed, many)).hasSize(1_000);
        assertThat(add(feed, many)).isEmpty();
    }

    @Test
    void baselineEntriesAreRememberedButNeverRead() {
        long feed = someFeed();
        store().write(session -> session.entries().addUnknown(feed, List.of(entry("1")), true, NOON));

        assertThat(claimEntries(NOON)).isEmpty();
        assertThat(add(feed, entry("1"))).isEmpty();
    }

    @Test
    void anEntryIsReadAgainOnlyAfterItsWait() {
        long feed = someFeed();
        add(feed, entry("1"));
        EntryRow claimed = claimEntries(NOON).getFirst();
        store().change(session -> {
            session.entries().retry(claimed.id(), NOON.plusSeconds(300), true);
        });

        assertThat(claimEntries(NOON.plusSeconds(299))).isEmpty();
        assertThat(claimEntries(NOON.plusSeconds(300)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.attempts()).isEqualTo(1));
    }

    @Test
    void anEntryIsSettledOnce() {
        add(someFeed(), entry("1"));
        long id = claimEntries(NOON).getFirst().id();

        assertThat(done(id)).isTrue();
        assertThat(done(id)).isFalse();
    }

    @Test
    void aPollThatFailsBeginsTroubleAndAGoodOneEndsIt() {
        long feed = someFeed();
        settle(feed, false, NOON);
        settle(feed, false, NOON.plusSeconds(600));
        assertThat(map(session -> session.feeds().troubledSince())).containsEntry(feed, NOON);

        settle(feed, true, NOON.plusSeconds(1200));
        assertThat(map(session -> session.feeds().troubledSince())).isEmpty();
        assertThat(feed("https://a.test/feed").baselineAt()).isEqualTo(NOON.plusSeconds(1200));
        assertThat(feed("https://a.test/feed").polls()).isEqualTo(3);
    }

    @Test
    void whatAPollBroughtIsReadBackWhole() {
        long id = someFeed();
        store().change(session -> session.feeds()
                .settle(new FeedSettlement(
                        id,
                        "https://a.test/now",
                        "The \0Courier",
                        "https://a.test/",
                        "en",
                        "{}",
                        "\"tag\"",
                        "Thu, 05 Mar 2026 12:00:00 GMT",
                        "https://a.test/from",
                        "cafe",
                        NOON,
                        true,
                        true,
                        false,
                        "not-modified",
                        "nothing new",
                        0,
                        "https://a.test/next",
                        2,
                        NOON.plusSeconds(300),
                        "its rhythm",
                        3,
                        300_000L,
                        NOON.plusSeconds(86_400))));

        FeedRow feed = feed("https://a.test/feed");
        assertThat(feed.fetchUrl()).isEqualTo("https://a.test/now");
        assertThat(feed.title()).isEqualTo("The Courier");
        assertThat(feed.siteUrl()).isEqualTo("https://a.test/");
        assertThat(feed.language()).isEqualTo("en");
        assertThat(feed.hints()).isEqualTo("{}");
        assertThat(feed.etag()).isEqualTo("\"tag\"");
        assertThat(feed.lastModified()).isEqualTo("Thu, 05 Mar 2026 12:00:00 GMT");
        assertThat(feed.validatorsFrom()).isEqualTo("https://a.test/from");
        assertThat(feed.bodyHash()).isEqualTo("cafe");
        assertThat(List.of(feed.polledAt(), feed.succeededAt(), feed.baselineAt()))
                .containsOnly(NOON);
        assertThat(feed.resultCode()).isEqualTo("not-modified");
        assertThat(feed.resultSentence()).isEqualTo("nothing new");
        assertThat(List.of(feed.failures(), feed.movedSeen(), feed.sameBodies()))
                .containsExactly(0, 2, 3);
        assertThat(List.of(feed.polls(), feed.notModified())).containsExactly(1L, 1L);
        assertThat(feed.movedTo()).isEqualTo("https://a.test/next");
        assertThat(feed.nextPollAt()).isEqualTo(NOON.plusSeconds(300));
        assertThat(feed.nextPollReason()).isEqualTo("its rhythm");
        assertThat(feed.intervalMs()).isEqualTo(300_000L);
        assertThat(feed.quietAfter()).isEqualTo(NOON.plusSeconds(86_400));
        assertThat(feed.retiredAt()).isNull();
        assertThat(feed.every()).isNull();
        assertThat(feed.leftAt()).isNull();
    }

    @Test
    void aTroubleEndsAtTheFirstGoodPollAndNotAgainAtTheNext() {
        long feed = someFeed();
        settle(feed, true, NOON);
        settle(feed, false, NOON.plusSeconds(600));
        store().change(session -> session.troubles()
                .untold()
                .forEach(trouble -> session.troubles().told(trouble.id(), NOON.plusSeconds(600))));
        settle(feed, true, NOON.plusSeconds(601));
        settle(feed, true, NOON.plusSeconds(1200));

        assertThat(map(session -> session.feeds().troubledSince())).isEmpty();
        assertThat(list(session -> session.troubles().toTellOver()))
                .extracting(TroubleTable.Row::until)
                .containsExactly(NOON.plusSeconds(601));
    }

    @Test
    void aPausedHostIsRememberedUntilItsTime() {
        store().change(session -> {
            session.feeds().pauseHost("a.test", NOON.plusSeconds(60));
        });
        assertThat(map(session -> session.feeds().pausedHosts(NOON))).containsEntry("a.test", NOON.plusSeconds(60));
        assertThat(map(session -> session.feeds().pausedHosts(NOON.plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void aReaderIsToldOfAStoryOnceForEachWatch() {
        ArticleTable.Keys keys = article(1, 0);

        assertThat(notify("ana", "storms", keys, "alert")).isTrue();
        assertThat(notify("ana", "storms", keys, "digest:morning")).isFalse();
        assertThat(notify("ana", "floods", keys, "alert")).isTrue();
        assertThat(notify("ben", "storms", keys, "alert")).isTrue();
    }

    @Test
    void whatADigestToldIsNotOpenAnyMore() {
        ArticleTable.Keys keys = article(1, 0);
        notify("ana", "storms", keys, "digest:morning");
        long mail = mail("DIGEST");

        store().change(session -> {
            List<Long> ids = session.notifications().open("ana", "digest:morning", NOON).stream()
                    .map(NotificationTable.Row::id)
                    .toList();
            session.notifications().told(ids, mail);
        });

        assertThat(list(session -> session.notifications().open("ana", "digest:morning", NOON)))
                .isEmpty();
    }

    @Test
    void anArticleJoinsTheStoryItIsGiven() {
        ArticleTable.Keys first = article(1, 0);
        ArticleTable.Keys copy = article(2, first.storyId());

        assertThat(copy.storyId()).isEqualTo(first.storyId());
        assertThat(list(session -> session.articles().ofStory(first.storyId())))
                .extracting(ArticleRow::id)
                .containsExactly(first.articleId(), copy.articleId());
    }

    @Test
    void aMatchComesBackWithItsSentenceAndMarks() {
        ArticleTable.Keys keys = article(1, 0);
        Match match = new Match(
                "storms", List.of(new Match.Hit("text", "storm", "A storm is near.", List.of(new Match.Mark(2, 7)))));
        store().change(session -> {
            session.articles().addMatch(keys.articleId(), keys.storyId(), match, "storm*", NOON);
        });

        assertThat(list(session -> session.articles().matchesOfStory(keys.storyId())))
                .containsExactly(
                        new MatchRow(keys.articleId(), keys.storyId(), "storms", "storm*", match.hits(), NOON));
    }

    @Test
    void theOutboxGivesTheBytesThatWereStoredOnEachTry() {
        long id = mail("ALERT");
        OutboxRow first = claimMail(NOON).getFirst();
        store().change(session -> {
            session.outbox().retry(id, "node", "451 later", NOON.plusSeconds(60), true);
        });
        assertThat(claimMail(NOON.plusSeconds(59))).isEmpty();
        OutboxRow second = claimMail(NOON.plusSeconds(60)).getFirst();

        assertThat(second.bytes()).isEqualTo(first.bytes()).isEqualTo("mail 1".getBytes(UTF_8));
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.attempts()).isEqualTo(1);
    }

    @Test
    void aMailInTheHandsOfADeadNodeIsClaimedAgainAfterItsLease() {
        mail("ALERT");
        assertThat(claimMail(NOON)).hasSize(1);
        assertThat(claimMail(NOON.plusSeconds(59))).isEmpty();
        assertThat(claimMail(NOON.plusSeconds(60))).hasSize(1);
    }

    @Test
    void aSentMailIsNeverClaimedAgain() {
        long id = mail("ALERT");
        claimMail(NOON);
        store().change(session -> {
            session.outbox().sent(id, "250 ok", NOON);
        });
        assertThat(claimMail(NOON.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(number(session -> session.outbox().sentSince(NOON))).isEqualTo(1);
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        assertThatThrownBy(() -> store().change(session -> {
                    mail("ALERT", session);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(number(session -> session.outbox().count("queued"))).isZero();
    }

    @Test
    void aSlotOfADigestIsTakenOnce() {
        assertThat(instant(session -> session.digests().lastSlot("morning", "ana")))
                .isEmpty();

        assertThat(take(NOON)).isTrue();
        assertThat(take(NOON)).isFalse();
        assertThat(take(NOON.minusSeconds(1))).isFalse();
        assertThat(take(NOON.plusSeconds(1))).isTrue();

        assertThat(instant(session -> session.digests().lastSlot("morning", "ana")))
                .contains(NOON.plusSeconds(1));
    }

    private boolean take(Instant slot) {
        return store().write(session -> session.digests().take("morning", "ana", slot));
    }

    @Test
    void oldArticlesGoWithTheirStoriesAndMatches() {
        article(1, 0);
        assertThat(number(session -> (long) session.articles().forgetBefore(NOON.plusSeconds(1))))
                .isEqualTo(1);
        assertThat(number(session -> session.articles().storyCount())).isZero();
    }

    @Test
    void theFullTextIndexLetsThroughWhatItsFilterLetsThrough() {
        Random random = new Random(17);
        List<Set<String>> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ArticleWords some = ArticleWords.of(RandomQueries.article(random), 7, List.of("en"));
            words.add(some.words());
            long id = article(i + 1, 0).articleId();
            store().change(session -> session.search().index(id, some));
        }
        for (int i = 0; i < 300; i++) {
            String query = RandomQueries.query(random);
            Prefilter filter = Prefilter.of(((Parsed.Valid) Query.parse(query)).query());
            List<Long> expected = new ArrayList<>();
            for (int id = words.size(); id > 0; id--) {
                if (filter.lets(words.get(id - 1))) {
                    expected.add((long) id);
                }
            }
            assertThat(candidates(filter)).as(query).isEqualTo(expected);
        }
    }

    @Test
    void theFullTextIndexIsAskedInPagesNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            index(article(i, 0), "storm");
        }
        Prefilter storm = new Prefilter.Word("storm");
        assertThat(list(session -> session.search().candidates(storm, new SearchTable.Ids(1, 4), 2)))
                .containsExactly(4L, 3L);
        assertThat(list(session -> session.search().candidates(new Prefilter.Anything(), new SearchTable.Ids(2, 9), 9)))
                .containsExactly(5L, 4L, 3L, 2L);
    }

    @Test
    void theLargestQueriesFitTheFullTextIndex() {
        index(article(1, 0), "w2 w3 w4 w5");
        String leaves = IntStream.range(0, 1_024).mapToObj(i -> "w" + i).collect(Collectors.joining(" OR "));
        String phrase = IntStream.range(0, 1_024).mapToObj(i -> "w" + i).collect(Collectors.joining(" ", "\"", "\""));
        StringBuilder nested = new StringBuilder("w49");
        for (int i = 48; i > 0; i--) {
            nested.insert(0, "(w" + i + (i % 2 == 0 ? " AND " : " OR ")).append(')');
        }
        assertThat(candidates(filter(leaves))).containsExactly(1L);
        assertThat(candidates(filter(phrase))).isEmpty();
        assertThat(candidates(filter(nested.toString()))).containsExactly(1L);
        assertThat(candidates(filter("x".repeat(200_000)))).isEmpty();
        String facts = IntStream.range(0, 1_024).mapToObj(i -> "url:w" + i).collect(Collectors.joining(" OR "));
        assertThat(candidates(filter(facts))).isEmpty();
        QueryContext forms = new QueryContext(List.of("en", "fr"), Map.of());
        String words = IntStream.range(0, 1_000)
                .mapToObj(i ->
                        "w" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + "tions" + (char) ('a' + i / 676))
                .collect(Collectors.joining(" OR "));
        assertThat(candidates(Prefilter.of(((Parsed.Valid) Query.parse(words, forms)).query())))
                .isEmpty();
    }

    private static Prefilter filter(String query) {
        return Prefilter.of(((Parsed.Valid) Query.parse(query)).query());
    }

    @Test
    void anArticlesWordsLeaveTheIndexWithIt() {
        ArticleTable.Keys keys = article(1, 0);
        index(keys, "storm");
        index(keys, "flood");
        assertThat(candidates(new Prefilter.Word("storm"))).isEmpty();
        assertThat(candidates(new Prefilter.Word("flood"))).hasSize(1);

        store().write(session -> session.articles().forgetBefore(NOON.plusSeconds(1)));
        assertThat(candidates(new Prefilter.Word("flood"))).isEmpty();
    }

    @Test
    void whatIsNotIndexedIsKnown() {
        ArticleTable.Keys first = article(1, 0);
        ArticleTable.Keys second = article(2, 0);
        index(first, "storm");
        assertThat(list(session -> session.search().missing(0))).containsExactly(second.articleId());
    }

    @Test
    void anArticleWithTooManyWordsIsACandidateForEverything() {
        index(article(1, 0), ArticleWords.TOO_MANY);
        assertThat(candidates(new Prefilter.Word("storm"))).hasSize(1);
    }

    private void index(ArticleTable.Keys keys, String words) {
        store().change(session ->
                session.search().index(keys.articleId(), new ArticleWords(Set.of(words.split(" ", -1)), 0)));
    }

    private List<Long> candidates(Prefilter filter) {
        return list(session ->
                session.search().candidates(filter, session.search().ids(NOON, NOON.plusSeconds(1)), 1_000));
    }

    @Test
    void aKeptWatchIsReplacedAndForgottenAndEachChangeIsNoticed() {
        long before = number(session -> session.watches().revision());
        keep("storms", "{\"query\":\"storm\"}");
        keep("storms", "{\"query\":\"storm*\"}");
        assertThat(list(session -> session.watches().kept()))
                .containsExactly(new WatchTable.Kept("storms", "{\"query\":\"storm*\"}", NOON));
        assertThat(number(session -> session.watches().revision())).isGreaterThan(before);

        boolean removed = store().write(session -> session.watches().remove("storms"));
        assertThat(removed).isTrue();
        assertThat(list(session -> session.watches().kept())).isEmpty();
        boolean again = store().write(session -> session.watches().remove("storms"));
        assertThat(again).isFalse();
    }

    private void keep(String name, String body) {
        store().change(session -> session.watches().keep(new WatchTable.Kept(name, body, NOON)));
    }

    @Test
    void aSnoozeIsRememberedUntilItIsEnded() {
        store().change(session -> session.watches().snooze("storms", NOON));
        store().change(session -> session.watches().snooze("storms", NOON.plusSeconds(60)));
        assertThat(instant(session -> Optional.ofNullable(session.watches().snoozedUntil("storms"))))
                .contains(NOON.plusSeconds(60));

        boolean awoken = store().write(session -> session.watches().wake("storms", NOON));
        assertThat(awoken).isTrue();
        boolean awake = store().write(session -> session.watches().wake("storms", NOON));
        assertThat(awake).isFalse();
    }

    @Test
    void aMutedStoryTakesBackWhatWaitsAndStaysMuted() {
        ArticleTable.Keys keys = article(1, 0);
        notify("ana", "storms", keys, "digest:morning");
        notify("ana", "floods", keys, "digest:morning");
        store().change(session -> session.watches().mute("storms", keys.storyId(), NOON));

        assertThat(list(session -> session.notifications().open("ana", "digest:morning", NOON)))
                .extracting(NotificationTable.Row::watch)
                .containsExactly("floods");
        boolean muted = store().read(session -> session.watches().isMuted("storms", keys.storyId()));
        assertThat(muted).isTrue();
        boolean other = store().read(session -> session.watches().isMuted("floods", keys.storyId()));
        assertThat(other).isFalse();
    }

    @Test
    void whatIsKnownOfAWatchIsCounted() {
        ArticleTable.Keys first = article(1, 0);
        ArticleTable.Keys copy = article(2, first.storyId());
        Match match = new Match("storms", List.of());
        store().change(session -> {
            session.articles().addMatch(first.articleId(), first.storyId(), match, "storm", NOON.minusSeconds(60));
            session.articles().addMatch(copy.articleId(), first.storyId(), match, "storm", NOON);
            session.watches().markFalseAlarm("storms", copy.articleId(), NOON);
            session.watches().markFalseAlarm("storms", copy.articleId(), NOON);
            session.watches().mute("storms", first.storyId(), NOON);
        });
        assertThat(map(session -> session.watches().facts(NOON.minusSeconds(60))))
                .containsEntry("storms", new WatchTable.Facts("storms", 2, 1, NOON, 1, 1));
        assertThat(map(session -> session.watches().facts(NOON)))
                .containsEntry("storms", new WatchTable.Facts("storms", 1, 1, NOON, 1, 1));
    }

    @Test
    void theWatchesInForceAreRemembered() {
        InForce plain = new InForce("storm", QueryContext.PLAIN);
        InForce withPieces =
                new InForce("@sea storm*", new QueryContext(List.of("en", "ru"), Map.of("sea", "boat OR \"ü\"")));
        store().change(session -> session.watches().setInForce(Map.of("storms", plain, "floods", plain)));
        store().change(session -> session.watches()
                .setInForce(Map.of("storms", plain, "sea", withPieces, "old", new InForce("x", null))));
        assertThat(map(session -> session.watches().inForce()))
                .isEqualTo(Map.of("storms", plain, "sea", withPieces, "old", new InForce("x", null)));
    }

    @Test
    void alertsOfAWatchAreCountedForEachReader() {
        notify("ana", "storms", article(1, 0), "alert");
        notify("ana", "storms", article(2, 0), "hourly");
        notify("ben", "storms", article(3, 0), "alert");
        assertThat(number(session -> session.watches().alertsSince("ana", "storms", NOON)))
                .isEqualTo(1);
        assertThat(number(session -> session.watches().alertsSince("ana", "storms", NOON.plusSeconds(1))))
                .isZero();
    }

    private <T> List<T> list(Function<Session, List<T>> look) {
        return store().read(look);
    }

    private <T> List<T> written(Function<Session, List<T>> work) {
        return store().write(work);
    }

    private <K, V> Map<K, V> map(Function<Session, Map<K, V>> look) {
        return store().read(look);
    }

    @Test
    void aPollOfTheFutureKeepsItsWaitFromNowOn() {
        long feed = someFeed();
        settle(feed, false, NOON.plus(Duration.ofHours(5)));
        store().change(session -> session.feeds().forgetTheFuture(NOON));

        assertThat(feed("https://a.test/feed").polledAt()).isEqualTo(NOON);
        assertThat(feed("https://a.test/feed").nextPollAt()).isEqualTo(NOON.plusSeconds(600));
        assertThat(list(session -> session.troubles().untold()))
                .extracting(TroubleTable.Row::since)
                .containsExactly(NOON);
        store().change(session -> session.feeds().forgetTheFuture(NOON.plusSeconds(9)));
        assertThat(feed("https://a.test/feed").nextPollAt()).isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void entriesAndMailsOfTheFutureMayGoNow() {
        add(someFeed(), entry("1"));
        mail("ALERT");
        Instant before = NOON.minus(Duration.ofHours(5));
        assertThat(claimEntries(before)).isEmpty();
        assertThat(claimMail(before)).isEmpty();
        store().change(session -> {
            session.entries().forgetTheFuture(before);
            session.outbox().forgetTheFuture(before);
        });
        assertThat(claimEntries(before)).hasSize(1);
        assertThat(claimMail(before)).hasSize(1);
    }

    @Test
    void overduePollsAreSpreadButNeverOverMoreThanTheGivenTime() {
        configure("https://a.test/1", "https://a.test/2", "https://a.test/3", "https://a.test/4");
        Instant late = NOON.plus(Duration.ofDays(1));
        store().change(session -> session.feeds().spreadOverdue(late, Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(claim(late)).hasSize(1);
        assertThat(claim(late.plusSeconds(2))).hasSize(2);
        assertThat(claim(late.plusSeconds(3))).hasSize(1);

        Instant later = late.plusSeconds(100);
        store().change(session -> session.feeds().spreadOverdue(later, Duration.ofHours(1), Duration.ofSeconds(4)));
        assertThat(claim(later.plusSeconds(3))).hasSize(4);
    }

    @Test
    void aPollThatIsPutOffChangesNothingButItsTime() {
        long feed = someFeed();
        settle(feed, true, NOON);
        claim(NOON.plusSeconds(700));
        store().change(session -> session.feeds().putOff(feed, "no-network", "down", NOON.plusSeconds(900), "later"));
        assertThat(feed("https://a.test/feed"))
                .returns("no-network", FeedRow::resultCode)
                .returns(0, FeedRow::failures)
                .returns(NOON.plusSeconds(900), FeedRow::nextPollAt);
        assertThat(list(session -> session.troubles().untold())).isEmpty();
        store().change(session -> session.feeds().putOff(feed, NOON.plusSeconds(950), "still later"));
        assertThat(claim(NOON.plusSeconds(949))).isEmpty();
        assertThat(claim(NOON.plusSeconds(950))).hasSize(1);
    }

    @Test
    void aFeedThatLeftTheConfigIsFoundByWhatItCarried() {
        configure("https://a.test/feed", "https://b.test/feed");
        long a = feed("https://a.test/feed").id();
        add(a, entry("1"), entry("2"));
        configure("https://b.test/feed");

        assertThat(list(session -> session.feeds().leftSince(NOON.minusSeconds(1))))
                .extracting(FeedRow::url)
                .containsExactly("https://a.test/feed");
        assertThat(list(session -> session.feeds().leftSince(NOON))).isEmpty();
        NewEntry renamed = new NewEntry("other guid", "second 2", "https://a.test/2", "Title 2", null, NOON, null);
        List<String> known =
                list(session -> List.copyOf(session.entries().knownTo(a, List.of(entry("1"), renamed, entry("3")))));
        assertThat(known).containsExactlyInAnyOrder("1", "other guid");
        configure("https://a.test/feed", "https://b.test/feed");
        assertThat(list(session -> session.feeds().leftSince(NOON.minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void aSilentFeedIsToldOnceAndOnceMoreWhenItPublishes() {
        long feed = someFeed();
        settleQuietAfter(feed, NOON);
        Instant later = NOON.plusSeconds(60);
        assertThat(list(session -> session.feeds().quietToTell(NOON.minusSeconds(1))))
                .isEmpty();
        assertThat(list(session -> session.feeds().quietToTell(later))).hasSize(1);
        store().change(session -> session.feeds().quietTold(feed, later));
        assertThat(list(session -> session.feeds().quietToTell(later))).isEmpty();
        assertThat(list(session -> session.feeds().loudToTell(later))).isEmpty();

        settleQuietAfter(feed, NOON.plus(Duration.ofDays(9)));
        assertThat(list(session -> session.feeds().loudToTell(later))).hasSize(1);
        store().change(session -> session.feeds().quietTold(feed, null));
        assertThat(list(session -> session.feeds().loudToTell(later))).isEmpty();
    }

    private long number(ToLongFunction<Session> work) {
        return store().write(work::applyAsLong);
    }

    private Optional<Instant> instant(Function<Session, Optional<Instant>> look) {
        return store().read(look);
    }

    private boolean done(long entryId) {
        return store().write(session -> session.entries().done(entryId));
    }

    private void configure(String... urls) {
        List<FeedSource> sources = java.util.Arrays.stream(urls)
                .map(url -> new FeedSource(url, null, null, null))
                .toList();
        store().change(session -> {
            session.feeds().configure(sources, NOON, Duration.ofSeconds(1));
        });
    }

    private FeedRow feed(String url) {
        return store().read(session -> session.feeds().find(url)).orElseThrow();
    }

    private long someFeed() {
        configure("https://a.test/feed");
        return feed("https://a.test/feed").id();
    }

    private List<FeedRow> claim(Instant now) {
        return store().write(session -> session.feeds().claimDue(lease(now), 10));
    }

    private List<EntryRow> claimEntries(Instant now) {
        return store().write(session -> session.entries().claimPending(lease(now), 10));
    }

    private List<OutboxRow> claimMail(Instant now) {
        return store().write(session -> session.outbox().claim(lease(now), 10));
    }

    private static Lease lease(Instant now) {
        return new Lease("node", now, now.plusSeconds(60));
    }

    private List<NewEntry> add(long feed, NewEntry... entries) {
        return store().write(session -> session.entries().addUnknown(feed, List.of(entries), false, NOON));
    }

    private static NewEntry entry(String name) {
        return new NewEntry(
                name, "second " + name, "https://a.test/" + name, "Title " + name, null, NOON, "<p>text</p>");
    }

    private void settle(long feed, boolean good, Instant at) {
        settle(feed, good, at, null);
    }

    private void settleQuietAfter(long feed, Instant quietAfter) {
        settle(feed, true, NOON.plusSeconds(1), quietAfter);
    }

    private void settle(long feed, boolean good, Instant at, @Nullable Instant quietAfter) {
        store().change(session -> {
            session.feeds()
                    .settle(new FeedSettlement(
                            feed,
                            "https://a.test/feed",
                            "A",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            at,
                            good,
                            false,
                            false,
                            good ? "ok" : "http-500",
                            good ? null : "the server failed",
                            good ? 0 : 1,
                            null,
                            0,
                            at.plusSeconds(600),
                            "interval",
                            0,
                            600_000L,
                            quietAfter));
        });
    }

    private ArticleTable.Keys article(long entryId, long storyId) {
        return store().write(session -> session.articles()
                .add(new NewArticle(
                        entryId,
                        1,
                        storyId,
                        "https://a.test/" + entryId,
                        "https://a.test/" + entryId,
                        "Title",
                        "A",
                        null,
                        null,
                        null,
                        null,
                        "Body",
                        null,
                        null,
                        null,
                        null,
                        "new",
                        null,
                        null,
                        null,
                        null,
                        NOON)));
    }

    @Test
    void whatComesBackIsNotedOnceAndForgivenWhenItsReaderIsResumed() {
        long mail = mail("ALERT");
        boolean first = store().write(session ->
                session.bounces().add("mail:1:hard", "ana", "to@a.test", mail, true, "5.1.1", "no such user", NOON));
        boolean again = store().write(session ->
                session.bounces().add("mail:1:hard", "ana", "to@a.test", mail, true, "5.1.1", "no such user", NOON));
        store().change(session ->
                session.bounces().add("report:x", "ana", "to@a.test", null, false, null, "late", NOON.plusSeconds(1)));
        assertThat(first).isTrue();
        assertThat(again).isFalse();
        Instant before = NOON.minusSeconds(1);
        var found1 = store().read(session -> session.bounces().since(before));
        assertThat(found1).extracting(BounceTable.Row::words).containsExactly("late", "no such user");
        var found2 = store().read(session -> session.bounces().hard("ana", "to@a.test", before));
        assertThat(found2)
                .singleElement()
                .satisfies(row -> assertThat(row.outboxId()).isEqualTo(mail));
        var found3 = store().read(session -> session.bounces().hard("ana", "other@a.test", before));
        assertThat(found3).isEmpty();
        var found4 = store().read(session -> session.bounces().lostMails("ana"));
        assertThat(found4).containsExactly(mail);
        store().change(session -> session.bounces().forgive("ana"));
        var found5 = store().read(session -> session.bounces().since(before));
        assertThat(found5).isEmpty();
        var found6 = store().write(session -> session.bounces().forgetBefore(NOON.plusSeconds(9)));
        assertThat(found6).isEqualTo(2);
    }

    @Test
    void aPausedReadersMailsAreNotClaimedUntilTheyAreResumed() {
        mail("ALERT");
        var found7 = store().write(session -> session.bounces().pause("ana", "to@a.test", "3 mails came back", NOON));
        assertThat(found7).isTrue();
        var found8 = store().write(session -> session.bounces().pause("ana", "to@a.test", "again", NOON));
        assertThat(found8).isFalse();
        assertThat(claimMail(NOON)).isEmpty();
        var found9 = store().read(session -> session.bounces().pausedReaders());
        assertThat(found9).containsExactly("ana");
        store().change(session -> session.bounces().told("ana", NOON));
        var found10 = store().read(session -> session.bounces().paused());
        assertThat(found10).containsExactly(new BounceTable.Pause("ana", "to@a.test", NOON, "3 mails came back", NOON));
        store().change(session -> session.outbox().explainWaiting("ana", "held back"));
        var found11 = store().read(session -> session.outbox().waitingOf("ana"));
        assertThat(found11).extracting(OutboxRow::answer).containsExactly("held back");
        var found12 = store().write(session -> session.bounces().resume("ana"));
        assertThat(found12).isTrue();
        var found13 = store().write(session -> session.bounces().resume("ana"));
        assertThat(found13).isFalse();
        store().change(session -> session.outbox().explainWaiting("ana", null));
        assertThat(claimMail(NOON)).extracting(OutboxRow::answer).containsOnlyNulls();
    }

    @Test
    void aMailboxKeepsItsPlaceWhileItCannotBeRead() {
        store().change(session -> session.bounces().wasRead("imap://a", 7, 41, NOON));
        store().change(session -> session.bounces().failed("imap://a", "refuses", NOON.plusSeconds(5)));
        store().change(session -> session.bounces().failed("imap://a", "refuses still", NOON.plusSeconds(9)));
        store().change(session -> session.bounces().failed("imap://b", "unknown", NOON));
        var found14 = store().read(session -> session.bounces().mailbox("imap://a"));
        assertThat(found14)
                .contains(new BounceTable.Mailbox("imap://a", 7, 41, NOON, NOON.plusSeconds(5), "refuses still"));
        store().change(session -> session.bounces().forgetFailuresBut("imap://a"));
        var found15 = store().read(session -> session.bounces().failing());
        assertThat(found15).extracting(BounceTable.Mailbox::mailbox).containsExactly("imap://a");
        store().change(session -> session.bounces().wasRead("imap://a", 7, 42, NOON.plusSeconds(10)));
        var found16 = store().read(session -> session.bounces().failing());
        assertThat(found16).isEmpty();
    }

    @Test
    void aMailIsFoundByItsMessageIdAndByWhomItWentTo() {
        long mail = mail("ALERT");
        store().change(session -> session.outbox().sent(mail, "250 ok", NOON));
        store().change(session -> session.outbox().addToAnswer(mail, "came back: no"));
        var found17 = store().read(session -> session.outbox().byMessageId("<" + mail + "@a.test>"));
        assertThat(found17).get().extracting(OutboxRow::answer).isEqualTo("250 ok; came back: no");
        var found18 = store().read(session -> session.outbox().byMessageId("<nobody@a.test>"));
        assertThat(found18).isEmpty();
        var found19 = store().read(session -> session.outbox().wasSentTo("ana", "to@a.test", NOON));
        assertThat(found19).isTrue();
        var found20 = store().read(session -> session.outbox().wasSentTo("ana", "to@a.test", NOON.plusSeconds(1)));
        assertThat(found20).isFalse();
    }

    private boolean notify(String reader, String watch, ArticleTable.Keys keys, String channel) {
        return store().write(session -> session.notifications()
                .add(reader, watch, keys, channel, NOON, NOON)
                .isPresent());
    }

    private long mail(String kind) {
        return store().write(session -> mail(kind, session));
    }

    private static long mail(String kind, Session session) {
        return session.outbox()
                .add(
                        kind,
                        "ana",
                        "Subject",
                        NOON,
                        id -> new Outgoing(
                                "<" + id + "@a.test>", "from@a.test", "to@a.test", ("mail " + id).getBytes(UTF_8)));
    }
}
