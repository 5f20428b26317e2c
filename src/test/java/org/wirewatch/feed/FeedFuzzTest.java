package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come, the reader ends in a feed or a sentence, and what it says of a feed holds. In the build the
 * specimens and the findings (in {@code FeedFuzzTestInputs}) are replayed; with {@code JAZZER_FUZZ=1} in the environment
 * Jazzer makes up new input for as long as {@code maxDuration} says, one method a run.
 */
class FeedFuzzTest {
    private static final FeedReader READER = new FeedReader();
    private static final URI BASE = URI.create("https://feeds.example.org/news/feed.xml");

    /** What a feed may grow by: entities within their budget, links made absolute, texts written twice. */
    private static final long MOST_GROWN = 4L << 20;

    static Stream<Arguments> feeds() throws IOException {
        return specimens(name -> true);
    }

    static Stream<Arguments> jsonFeeds() throws IOException {
        return specimens(name -> name.endsWith(".json"));
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                        "Tue, 03 Feb 2026 09:15:00 +0100",
                        "Feb. 3, 2026, 9:15 a.m.",
                        "Tue Feb 03 09:15:00 -0300 2026",
                        "2026-02-03T09:15:00.123456+05:30",
                        "2026-W06-2",
                        "1770110100000",
                        "13/02/2026 - 09:15",
                        "4 mars 2024 08h15",
                        "2026年2月3日 08:15",
                        "20260203T091500Z")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<Arguments> specimens(Predicate<String> wanted) throws IOException {
        List<Arguments> bodies = new ArrayList<>();
        for (String name : SpecimensTest.specimens()) {
            if (wanted.test(name)) {
                bodies.add(Arguments.of((Object) Files.readAllBytes(SpecimensTest.FOLDER.resolve(name))));
            }
        }
        return bodies.stream();
    }

    @MethodSource("feeds")
    @FuzzTest(maxDuration = "12m")
    void anyBytesEndInAFeedOrASentence(byte[] body) {
        check(body, READER.read(body, null, BASE));
        check(body, READER.read(body, "text/xml; charset=iso-8859-2", null));
        assertThat(READER.read(body, null, BASE)).isEqualTo(READER.read(body, null, BASE));
    }

    @MethodSource("jsonFeeds")
    @FuzzTest(maxDuration = "5m")
    void anyJsonEndsInAFeedOrASentence(byte[] body) {
        Reading reading = READER.read(body, "application/feed+json", null);
        check(body, reading);
        assertThat(READER.read(body, "application/feed+json", null)).isEqualTo(reading);
    }

    @MethodSource("dates")
    @FuzzTest(maxDuration = "3m")
    void anyTextIsADateOrNone(byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        Instant date = FeedDates.parse(text);
        if (date != null) {
            assertThat(date).isBetween(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2201-01-01T00:00:00Z"));
            assertThat(FeedDates.parse(date.toString())).isEqualTo(date);
        }
    }

    private static void check(byte[] body, Reading reading) {
        switch (reading) {
            case Reading.Unreadable(String code, String sentence) -> {
                assertThat(sentence).doesNotContain("breaks our reader");
                assertThat(code).isIn("empty", "html", "not-a-feed", "sitemap", "broken");
            }
            case Reading.Elsewhere(URI target) ->
                assertThat(target.isAbsolute()).isTrue();
            case Reading.SitemapIndex(List<Reading.SitemapIndex.Part> parts) ->
                assertThat(parts).isNotEmpty().allMatch(part -> part.url().isAbsolute());
            case Reading.Read(Feed feed) -> {
                Counted counted = new Counted();
                counted.line(feed.title());
                counted.address(feed.link());
                counted.line(feed.subtitle());
                counted.line(feed.language());
                feed.entries().forEach(entry -> check(counted, entry));
                if (body.length > 2 && body[0] != 0x1F) {
                    assertThat(counted.characters).isLessThan(MOST_GROWN + 200L * body.length);
                }
            }
        }
    }

    private static void check(Counted counted, Entry entry) {
        assertThat(entry.id()).isNotNull();
        counted.text(entry.id());
        counted.line(entry.title());
        counted.address(entry.url());
        counted.line(entry.author());
        counted.text(entry.summary());
        counted.text(entry.content());
        entry.categories().forEach(counted::line);
        for (Entry.Enclosure enclosure : entry.enclosures()) {
            counted.address(enclosure.url());
            counted.line(enclosure.type());
        }
    }

    /** Looks at each text of a feed and adds up how long they are. */
    private static final class Counted {
        private long characters;

        private void address(@Nullable String address) {
            if (address != null) {
                line(address);
                assertThat(Links.scheme(address)).as(address).isNotNull();
            }
        }

        private void line(@Nullable String line) {
            if (line != null) {
                text(line);
                assertThat(line).isNotBlank().doesNotContain("\n", "\r", "\t");
            }
        }

        private void text(@Nullable String text) {
            if (text == null) {
                return;
            }
            characters += text.length();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean whole = !Character.isSurrogate(c)
                        || (Character.isHighSurrogate(c)
                                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
                boolean control = Character.isISOControl(c) && "\n\r\t\u0081\u008D\u008F\u0090\u009D".indexOf(c) < 0;
                if (!whole || control) {
                    throw new AssertionError("U+%04X at %d of: %s".formatted((int) c, i, text));
                }
            }
        }
    }
}
