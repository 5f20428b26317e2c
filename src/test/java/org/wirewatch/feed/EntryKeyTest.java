package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryKeyTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # id  url                  title      |  id  url                  title      | same
            g1 | http://a.example/1  | Dam bursts | g1 | http://a.example/1  | Dam holds   | true
            g1 | http://a.example/1  | Dam bursts | g1 | http://a.example/2  | Dam bursts  | true
            g1 | http://a.example/1  | Dam bursts | g2 | http://a.example/1  | Dam bursts  | true
            g1 | http://a.example/1  | Dam bursts | g2 | https://a.example/1 | DAM bursts  | true
            g1 | http://a.example/1  | Dam bursts | g2 | http://a.example/1#c| Dam  bursts | true
            g1 | http://a.example/1  | Dam bursts | g2 | http://a.example/1  | Dam holds   | false
            g1 | http://a.example/1  | Dam bursts | g2 | http://a.example/2  | Dam bursts  | false
            -  | http://a.example/1  | Dam bursts | -  | http://a.example/1  | Dam holds   | true
            -  | -                   | Dam bursts | -  | -                   | Dam bursts  | true
            -  | -                   | Dam bursts | -  | -                   | Dam holds   | false
            g1 | http://a.example/1  | -          | g2 | http://a.example/1  | -           | false
            g1 | -                   | Dam bursts | g2 | -                   | Dam bursts  | false
            """)
    void isTheSameOrNot(
            @Nullable String id,
            @Nullable String url,
            @Nullable String title,
            @Nullable String otherId,
            @Nullable String otherUrl,
            @Nullable String otherTitle,
            boolean same) {
        EntryKey one = EntryKey.of(entry(id, url, title, "text"));
        EntryKey other = EntryKey.of(entry(otherId, otherUrl, otherTitle, "text"));
        assertThat(one.isSameAs(other)).isEqualTo(same);
        assertThat(other.isSameAs(one)).isEqualTo(same);
    }

    @Test
    void anEntryWithNothingButTextIsKnownByIt() {
        assertThat(EntryKey.of(entry(null, null, null, "one")).isSameAs(EntryKey.of(entry(null, null, null, "two"))))
                .isFalse();
        assertThat(EntryKey.of(entry(null, null, null, "one")).isSameAs(EntryKey.of(entry(null, null, null, "one"))))
                .isTrue();
    }

    @Test
    void aChangedTextIsNoticedAndChangedMarkupIsNot() {
        String before = EntryKey.contentHash(entry("g", null, "Dam bursts", "<p>Ten hurt</p>"));
        assertThat(EntryKey.contentHash(entry("g", null, "Dam bursts", "<p>Ten  <b>hurt</b></p>\n")))
                .isEqualTo(before);
        assertThat(EntryKey.contentHash(entry("g", null, "Dam bursts", "<p>Twelve hurt</p>")))
                .isNotEqualTo(before);
        assertThat(EntryKey.contentHash(entry("g", null, "Dam burst", "<p>Ten hurt</p>")))
                .isNotEqualTo(before);
    }

    private static Entry entry(@Nullable String id, @Nullable String url, @Nullable String title, String content) {
        return new Entry(id, title, url, null, NOON, null, null, content, List.of(), List.of());
    }
}
