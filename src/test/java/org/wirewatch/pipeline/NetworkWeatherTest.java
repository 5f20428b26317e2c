package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.net.Fetch;

class NetworkWeatherTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    /**
     * Each word is a fetch: a host, then {@code ?} not found, {@code ~} time-out, {@code +} answered, {@code x} an error
     * page, {@code >} moved to where nobody is, {@code |} paused, {@code .} stopped; in capitals a host that was not well before.
     */
    @ParameterizedTest
    @CsvSource({
        "1,  a? a? a?,          false",
        "2,  a?,                false",
        "2,  a? b?,             true",
        "2,  a? a?,             false",
        "3,  a? b~,             true",
        "3,  a? b+ c?,          false",
        "3,  a? bx c?,          false",
        "3,  a? b| c?,          true",
        "3,  a? b. c?,          true",
        "3,  a? b> c?,          false",
        "3,  A? B? C?,          false",
        "3,  A? b?,             false",
        "12, a? b?,             false",
        "12, a? b? c~,          true",
        "12, a? b? c? d+,       false",
        "12, a? b? c? D?,       true"
    })
    void theNetworkIsDownWhenSeveralWellHostsFallSilentAndNobodyAnswers(int hosts, String fetches, boolean down) {
        NetworkWeather weather = new NetworkWeather(Events.NONE);
        weather.hosts(hosts);
        boolean last = false;
        for (String word : fetches.split(" ", -1)) {
            char host = word.charAt(0);
            last = weather.observe(fetch(word.charAt(1)), String.valueOf(host), Character.isLowerCase(host), NOON);
        }
        assertThat(weather.downSince().isPresent()).isEqualTo(down);
        assertThat(last).isEqualTo(down);
    }

    private static Fetch fetch(char what) {
        return switch (what) {
            case '?' -> new Fetch.Failed("host-not-found", "", null);
            case '~' -> new Fetch.Failed("timeout", "", null);
            case 'x' -> new Fetch.Failed("http-500", "", null);
            case '.' -> new Fetch.Failed("cancelled", "", null);
            case '>' -> new Fetch.Moved(URI.create("http://gone.test/"), new Fetch.Failed("host-not-found", "", null));
            case '|' -> new Fetch.Throttled(null, 429);
            default -> new Fetch.Gone();
        };
    }
}
