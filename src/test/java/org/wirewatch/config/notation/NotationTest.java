package org.wirewatch.config.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.config.notation.Notation.Result;

/** Values that are right, and near misses that are not; the usual mistakes stand in the bad specimens. */
class NotationTest {
    private static final Notation<Duration> DURATION = Durations.between(Duration.ZERO, Duration.ofDays(1000));

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S, 500ms",
        "90s, PT1M30S, 1m30s",
        "10m, PT10M, 10m",
        "1h30m, PT1H30M, 1h30m",
        "2w, PT336H, 14d",
        "0s, PT0S, 0s",
    })
    void aDurationIsReadAndWrittenTheShortestWay(String written, Duration duration, String shortest) {
        assertThat(DURATION.read(written)).isEqualTo(Notation.right(duration));
        assertThat(Durations.format(duration)).isEqualTo(shortest);
    }

    @ParameterizedTest
    @CsvSource({
        "10min, did you mean 10m?",
        "10 MINS, did you mean 10m?",
        "2 hours, did you mean 2h?",
        "1 day, did you mean 1d?",
        "3weeks, did you mean 21d?",
        "250 millis, did you mean 250ms?",
        "0.5h, did you mean 30m?",
        "2 months, 'write it as 90s, 10m, 2h or 1d'",
        "PT10M, 'write it as 90s, 10m, 2h or 1d'",
        "-5m, 'write it as 90s, 10m, 2h or 1d'",
        "9999999999999h, 'write it as 90s, 10m, 2h or 1d'",
    })
    void aNearDurationBringsTheRightOne(String written, String hint) {
        assertThat(message(DURATION, written)).endsWith("; " + hint);
    }

    @ParameterizedTest
    @CsvSource({"1KB, 1024, 1KB", "10mb, 10485760, 10MB", "2048KB, 2097152, 2MB", "3GB, 3221225472, 3GB"})
    void aSizeIsReadAndWrittenInTheBiggestUnit(String written, long bytes, String shortest) {
        assertThat(Sizes.between(0, Long.MAX_VALUE).read(written)).isEqualTo(Notation.right(bytes));
        assertThat(Sizes.format(bytes)).isEqualTo(shortest);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 07:00",
        "7:5, ",
        "24:00, 00:00",
        "7pm, 19:00",
        "12am, 00:00",
        "07:00:00, 07:00",
        "7.30, 07:30",
        "19h, 19:00",
        "noon, ",
        "7:60, ",
    })
    void aNearTimeBringsTheRightOne(String written, String meant) {
        String hint = meant == null ? "write it as \"07:00\", from 00:00 to 23:59" : "did you mean \"" + meant + "\"?";
        assertThat(message(Times.time(), written)).endsWith("; " + hint);
    }

    @Test
    void aTimeMayLackItsLeadingZero() {
        assertThat(Times.time().read("7:05")).isEqualTo(Notation.right(LocalTime.of(7, 5)));
    }

    @ParameterizedTest
    @CsvSource({
        "daily, daily",
        "mon-fri, mon-fri",
        "'mon,thu', mon thu",
        "fri-mon, mon fri sat sun",
        "Sun, sun",
        "'mon - wed, fri', mon tue wed fri",
    })
    void daysAreReadOneByOneAndAsStretches(String written, String shortest) {
        var days = (Result.Right<Set<DayOfWeek>>) Times.days().read(written);
        assertThat(Times.format(days.value())).isEqualTo(List.of(shortest.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "Madrid, Europe/Madrid",
        "europe/madrid, Europe/Madrid",
        "America/NewYork, America/New_York",
        "Asia/Soeul, Asia/Seoul",
        "utc, UTC",
        "Europe/Lisbone, Europe/Lisbon",
    })
    void aNearZoneBringsTheRightOne(String written, String meant) {
        assertThat(message(Times.zone(), written)).endsWith("; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"Europe/Madrid", "UTC", "+02:00", "GMT+3", "Asia/Ho_Chi_Minh"})
    void zonesAreTakenAsTheJdkKnowsThem(String written) {
        assertThat(Times.zone().read(written)).isInstanceOf(Result.Right.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ana@example.org, true",
        "ana+news@news.example.co.uk, true",
        "root@localhost, true",
        "o'neil@example.org, true",
        "ana@@example.org, false",
        "ana@example..org, false",
        "ana@-example.org, false",
        ".ana@example.org, false",
        "@example.org, false",
        "ana@, false",
        "'ana@example.org, ben@example.org', false",
        "анна@example.org, false",
    })
    void anAddressIsRightOrWrong(String written, boolean right) {
        assertThat(Mailboxes.address().read(written) instanceof Result.Right).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/feed.xml, true",
        "http://192.0.2.1:8080/rss?a=%20b, true",
        "https://[2001:db8::1]/rss, true",
        "HTTPS://EXAMPLE.ORG/RSS, true",
        "https://www.example.org:port/, false",
        "https://www.exam ple.org/, false",
        "https://under_score.example.org/, false",
        "https://www.example.org/%zz, false",
        "mailto:ana@example.org, false",
        "/feed.xml, false",
    })
    void aWebAddressIsRightOrWrong(String written, boolean right) {
        assertThat(WebAddresses.webAddress().read(written) instanceof Result.Right)
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, true",
        "127.0.0.1/32, true",
        "0.0.0.0/0, true",
        "fd00::/8, true",
        "::1/128, true",
        "10.1.0.0/8, false",
        "fd00::1/8, false",
        "10.0.0.0/33, false",
        "10/8, false",
        "127.1/32, false",
        "10.0.0.0/-1, false",
        "10.0.0.0/, false",
        "/8, false",
    })
    void anAddressBlockIsRightOrWrong(String written, boolean right) {
        assertThat(Networks.block().read(written) instanceof Result.Right).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8026, true",
        "localhost:0, true",
        "[::1]:8026, true",
        "0.0.0.0:80, true",
        "news-host.example.org:80, true",
        "127.0.0.1:65536, false",
        "999.0.0.1:80, false",
        "[::g]:80, false",
        "::1:8026, false",
        "localhost:, false",
        "http://localhost:8026, false",
    })
    void anAddressToListenOnIsRightOrWrong(String written, boolean right) {
        assertThat(Networks.listen().read(written) instanceof Result.Right).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"contct, contact", "min-interval, min_interval", "MININTERVAL, min_interval", "e-mail, email", "ot, to"
    })
    void theNearestWordIsFoundOverTyposCapitalsAndHyphens(String typed, String meant) {
        assertThat(Nearest.to(typed, List.of("contact", "min_interval", "email", "to", "url")))
                .contains(meant);
    }

    @Test
    void aWordThatIsFarFromAllOthersHasNoNearest() {
        assertThat(Nearest.to("zebra", List.of("contact", "min_interval", "email", "to", "url")))
                .isEmpty();
    }

    private static String message(Notation<?> notation, String written) {
        return switch (notation.read(written)) {
            case Result.Wrong<?>(int _, String message) -> message;
            case Result.Right<?>(Object value) -> throw new AssertionError(written + " was read as " + value);
        };
    }
}
