package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlKeyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://paper.example.org/a?utm_source=feed&UTM_Medium=rss | https://paper.example.org/a
                    https://paper.example.org/a?b=2&fbclid=x&a=1               | https://paper.example.org/a?a=1&b=2
                    HTTP://Paper.Example.ORG:80/a                              | https://paper.example.org/a
                    https://paper.example.org:443                              | https://paper.example.org/
                    https://paper.example.org./a                               | https://paper.example.org/a
                    https://paper.example.org/x/../y/./a                       | https://paper.example.org/y/a
                    https://paper.example.org/y/%2e%2E/a                       | https://paper.example.org/a
                    https://paper.example.org/%7eana/%D0%BC                    | https://paper.example.org/~ana/м
                    https://zürich.example.org/a                               | https://xn--zrich-kva.example.org/a
                    https://paper.example.org/a?&                              | https://paper.example.org/a
                    https://paper.example.org/a?x=1&amp;y=2                    | https://paper.example.org/a?y=2&x=1
                    https://paper.example.org/a#photos                         | https://paper.example.org/a
                    https://paper.example.org/a;jsessionid=9F3                 | https://paper.example.org/a
                    https://paper.example.org/a?q=two+words                    | https://paper.example.org/a?q=two%20words
                    https:\\\\paper.example.org\\a                             | https://paper.example.org/a
                    """)
    void spellingsOfOneAddressHaveOneKey(String one, String other) {
        assertThat(UrlKey.of(one)).isEqualTo(UrlKey.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://paper.example.org/?p=1               | https://paper.example.org/?p=2
                    https://paper.example.org/a?ref=7            | https://paper.example.org/a?ref=8
                    https://paper.example.org/a?source=7         | https://paper.example.org/a
                    https://paper.example.org/a?page=2           | https://paper.example.org/a
                    https://paper.example.org/A                  | https://paper.example.org/a
                    https://paper.example.org/a%2Fb              | https://paper.example.org/a/b
                    https://paper.example.org/#!/a               | https://paper.example.org/#!/b
                    https://paper.example.org/a?t=x&t=y          | https://paper.example.org/a?t=y&t=x
                    https://paper.example.org/a?q=1+2            | https://paper.example.org/a?q=1%2B2
                    https://ana@paper.example.org/a              | https://paper.example.org/a
                    https://paper.example.org:8443/a             | https://paper.example.org/a
                    https://ru.paper.example.org/a               | https://paper.example.org/a
                    https://paper.example.org/a?utmost=1         | https://paper.example.org/a
                    """)
    void differentPagesKeepDifferentKeys(String one, String other) {
        assertThat(UrlKey.of(one)).isNotEqualTo(UrlKey.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "not an address",
                "https://",
                "https://[::1/a",
                "https://a:b:c/",
                "/a?b",
                "https://x/%zz%",
                "mailto:ana@example.org"
            })
    void whatIsNoAddressStillHasAKey(String text) {
        assertThat(UrlKey.of(UrlKey.of(text))).isEqualTo(UrlKey.of(text));
    }

    @Test
    void aKeyIsItsOwnKey() {
        Random random = new Random(7);
        String alphabet = "ab/.%2F?&=#!;: éм\\+@[]~";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder url = new StringBuilder("https://paper.example.org/");
            for (int length = random.nextInt(12); length > 0; length--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String key = UrlKey.of(url.toString());
            assertThat(UrlKey.of(key)).as("key of %s", url).isEqualTo(key);
        }
    }
}
