package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLinkTest {
    @ParameterizedTest
    @CsvSource({
        "https://news.test/a?b=c&d=%20e#f, https://news.test/a?b=c&d=%20e#f",
        "' HTTPS://news.test/a ', https://news.test/a",
        "http://127.0.0.1:8026/a, http://127.0.0.1:8026/a",
        "https://[2001:db8::1]/a, https://[2001:db8::1]/a",
        "https://news.test/порт, https://news.test/%D0%BF%D0%BE%D1%80%D1%82",
        "https://новости.test/a, https://xn--b1amnebsh.test/a",
        "https://news.test/a[1] b, https://news.test/a%5B1%5D%20b",
        "https://news.test/\"onclick=x, https://news.test/%22onclick=x",
        "https://news.test/<b>, https://news.test/%3Cb%3E"
    })
    void aWebAddressBecomesAnAsciiLink(String url, String link) {
        assertThat(SafeLink.of(url)).isEqualTo(link);
    }

    @Test
    void aLineBreakInAnAddressIsEscaped() {
        assertThat(SafeLink.of("https://news.test/a\r\nBcc: x")).isEqualTo("https://news.test/a%0D%0ABcc:%20x");
        assertThat(SafeLink.of("https://news.test/\u202Egnp.exe")).isEqualTo("https://news.test/%E2%80%AEgnp.exe");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "ftp://news.test/a",
                "//news.test/a",
                "news.test/a",
                "https://",
                "https://news.test@evil.test/",
                "https://news .test/",
                "https://news.test\r\n.evil.test/",
                "mailto:ana@example.org"
            })
    void anythingElseIsNoLink(String url) {
        assertThat(SafeLink.of(url)).isNull();
    }

    @Test
    void aPayloadIsNoLink() {
        assertThat(SafeLink.of("https://news.test/" + "a".repeat(10_000))).isNull();
    }
}
