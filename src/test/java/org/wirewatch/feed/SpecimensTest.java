package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each feed among the resources is read as the text beside it says. To add one: put the feed there, run this, and copy
 * what it read into NAME.expected, when it is right.
 */
class SpecimensTest {
    static final Path FOLDER = Path.of("src/test/resources/org/wirewatch/feed");
    private static final FeedReader READER = new FeedReader();

    static List<String> specimens() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(".expected") && !name.equals("headers.properties"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void isReadAsExpected(String name) throws IOException {
        String read = text(READER.read(Files.readAllBytes(FOLDER.resolve(name)), header(name, "type"), base(name)));
        Path expected = FOLDER.resolve(name + ".expected");
        assertThat(expected).as("%s was read as:%n%s", name, read).exists();
        assertThat(read).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void cutAnywhereItStillEndsInAFeedOrASentence(String name) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
        for (int length = 0; length < whole.length; length += 11) {
            Reading reading = READER.read(Arrays.copyOf(whole, length), null, null);
            if (reading instanceof Reading.Unreadable(String code, String sentence)) {
                assertThat(sentence).as("cut at byte %d", length).doesNotContain("breaks our reader");
                assertThat(code).isIn("empty", "html", "not-a-feed", "sitemap", "broken");
            }
        }
    }

    private static @Nullable String header(String name, String which) throws IOException {
        Properties headers = new Properties();
        try (InputStream in = Files.newInputStream(FOLDER.resolve("headers.properties"))) {
            headers.load(in);
        }
        return headers.getProperty(name + "." + which);
    }

    private static @Nullable URI base(String name) throws IOException {
        String base = header(name, "base");
        return base == null ? null : URI.create(base);
    }

    private static String text(Reading reading) {
        StringBuilder text = new StringBuilder();
        switch (reading) {
            case Reading.Unreadable(String code, String sentence) ->
                text.append("unreadable: ")
                        .append(code)
                        .append('\n')
                        .append(sentence)
                        .append('\n');
            case Reading.Elsewhere(URI target) -> line(text, "elsewhere", target);
            case Reading.SitemapIndex(List<Reading.SitemapIndex.Part> parts) ->
                parts.forEach(part -> line(text, "part", part.url() + " " + part.changed()));
            case Reading.Read(Feed feed) -> {
                line(text, "format", feed.format());
                line(text, "title", feed.title());
                line(text, "link", feed.link());
                line(text, "subtitle", feed.subtitle());
                line(text, "language", feed.language());
                line(text, "new address", feed.newAddress());
                line(text, "hints", feed.hints().equals(PollHints.NONE) ? null : feed.hints());
                feed.entries().forEach(entry -> entry(text, entry));
            }
        }
        return text.toString();
    }

    private static void entry(StringBuilder text, Entry entry) {
        text.append("--\n");
        line(text, "id", entry.id());
        line(text, "title", entry.title());
        line(text, "url", entry.url());
        line(text, "author", entry.author());
        line(text, "published", entry.published());
        line(text, "updated", entry.updated());
        line(text, "summary", entry.summary());
        line(text, "content", entry.content());
        entry.categories().forEach(category -> line(text, "category", category));
        entry.enclosures()
                .forEach(file -> line(text, "enclosure", file.url() + " " + file.type() + " " + file.length()));
    }

    private static void line(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
