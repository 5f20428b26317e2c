package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReaderTest {
    private static final String SENTENCE =
            "Жители города вышли на площадь, чтобы проводить последний трамвай, и долго не расходились по домам.";

    @ParameterizedTest
    @CsvSource({
        "windows-1251, text/html; charset=windows-1251, ''",
        "windows-1251, text/html, <meta charset=windows-1251>",
        "windows-1251, text/html, ''",
        "UTF-8, text/html, ''",
        "UTF-8, text/html; charset=iso-8859-1, ''",
        "UTF-8, , <meta charset=windows-1251>",
        "KOI8-R, text/html, <meta http-equiv=content-type content='text/html; charset=koi8-r'>",
        "UTF-8, text/html; charset=utf8mb4, ''",
        "KOI8-R, text/html, <script src=a.js charset=utf-8></script><meta charset=koi8-r>",
        "KOI8-R, text/html; charset=utf-8, <meta charset=koi8-r>",
        "KOI8-R, text/html, <?xml version='1.0' encoding='koi8-r'?>"
    })
    void theCharsetIsFoundWhateverTheHeaderSays(Charset charset, @Nullable String contentType, String meta) {
        byte[] body = ("<html><head>" + meta + "</head><body><p>" + SENTENCE + "</p></body></html>").getBytes(charset);

        assertThat(read(body, contentType)).isEqualTo(SENTENCE);
    }

    @Test
    void aByteOrderMarkWinsOverTheHeader() {
        byte[] body = ("\ufeff<p>" + SENTENCE + "</p>").getBytes(StandardCharsets.UTF_16LE);

        assertThat(read(body, "text/html; charset=windows-1251")).isEqualTo(SENTENCE);
    }

    @Test
    void latinOneIsReadAsBrowsersReadIt() {
        byte[] body = "<p>\u201cDéjà vu\u201d costs 5 €</p>".getBytes(Charset.forName("windows-1252"));

        assertThat(read(body, "text/html; charset=iso-8859-1")).isEqualTo("\u201cDéjà vu\u201d costs 5 €");
    }

    @Test
    void japaneseWithoutAnyHintInTheHeaderIsReadByItsMeta() {
        byte[] body = "<meta charset=Shift_JIS><p>東京の市場は休みです。</p>".getBytes(Charset.forName("windows-31j"));

        assertThat(read(body, null)).isEqualTo("東京の市場は休みです。");
    }

    @Test
    void aHundredThousandNestedTagsAreReadWithoutOverflowingTheStack() throws InterruptedException {
        String html = "<div><span>".repeat(50_000) + "<p>" + SENTENCE + "</p>" + "</span></div>".repeat(50_000);
        Page page =
                new Page(URI.create("https://deep.test/a-story-1.html"), html.getBytes(StandardCharsets.UTF_8), null);
        Extraction[] result = new Extraction[1];

        Thread small = new Thread(
                null, () -> result[0] = new ArticleExtractor().extract(page, FeedHints.NONE), "small", 512 * 1024);
        small.start();

        assertThat(small.join(Duration.ofSeconds(60))).isTrue();
        assertThat(result[0])
                .isInstanceOfSatisfying(
                        Extraction.Extracted.class,
                        found -> assertThat(found.article().text()).isEqualTo(SENTENCE));
    }

    private static String read(byte[] body, @Nullable String contentType) {
        return PageReader.read(new Page(URI.create("https://charsets.test/"), body, contentType))
                .text();
    }
}
