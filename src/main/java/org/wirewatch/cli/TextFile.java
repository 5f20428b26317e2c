package org.wirewatch.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wirewatch.article.Article;
import org.wirewatch.article.ArticleExtractor;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.FeedHints;
import org.wirewatch.article.Page;

/**
 * An article in a file, or on standard input: an HTML page, or plain text whose first line is the headline.
 */
final class TextFile {
    private TextFile() {}

    /** What came of reading it. */
    sealed interface Read {
        /** An article. */
        record Good(Article article) implements Read {}

        /** None, and why. */
        record Bad(String sentence) implements Read {}
    }

    /**
     * Reads a file.
     *
     * @param name path, or {@code -} for standard input
     */
    static Read read(String name) {
        try {
            byte[] bytes = name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
            String text = new String(bytes, StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
            if (text.isEmpty()) {
                return new Read.Bad((name.equals("-") ? "Standard input" : name) + " holds nothing.");
            }
            return isPage(name, text) ? page(name, bytes) : new Read.Good(plain(text));
        } catch (IOException failure) {
            return new Read.Bad(name + " cannot be read: " + failure);
        }
    }

    private static boolean isPage(String name, String text) {
        return text.startsWith("<") || name.endsWith(".html") || name.endsWith(".htm");
    }

    private static Read page(String name, byte[] bytes) {
        return switch (new ArticleExtractor().extract(new Page(Page.NOWHERE, bytes, null), FeedHints.NONE)) {
            case Extraction.Extracted(Article article) -> new Read.Good(article);
            case Extraction.NoArticle(String code, String sentence) ->
                new Read.Bad(name + ": no article (" + code + "). " + sentence);
        };
    }

    private static Article plain(String text) {
        String[] lines = text.split("\\R", 2);
        List<Article.Block> body = lines.length == 1
                ? List.of()
                : java.util.Arrays.stream(lines[1].strip().split("\\R\\s*\\R", -1))
                        .<Article.Block>map(Article.Block.Paragraph::new)
                        .toList();
        URI nowhere = Page.NOWHERE;
        return new Article(nowhere, null, lines[0].strip(), List.of(), null, null, null, body, null, null, null);
    }
}
