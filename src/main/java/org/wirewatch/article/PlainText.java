package org.wirewatch.article;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wirewatch.article.Article.Block;
import org.wirewatch.article.Article.LeadPicture;

/** The plain-text article, in the layout of docs/architecture.md. */
public final class PlainText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

    private PlainText() {}

    /**
     * Renders: title, byline, publication date in the publisher's zone, caption and credit of the lead picture, the body,
     * the original URL. Parts are set apart by an empty line; what the article lacks is left out.
     *
     * @return ends with a line feed
     */
    public static String render(Article article) {
        List<String> parts = new ArrayList<>();
        parts.add(article.title());
        if (article.byline() != null) {
            parts.add("By " + article.byline());
        }
        if (article.published() != null) {
            parts.add(DAY.format(article.published().day()));
        }
        if (article.leadPicture() != null) {
            parts.add(picture(article.leadPicture()));
        }
        for (Block block : article.body()) {
            parts.add(line(block));
        }
        URI address = article.canonicalUrl() == null ? article.url() : article.canonicalUrl();
        if (!Page.isNowhere(address)) {
            parts.add("Original url: " + address);
        }
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String picture(LeadPicture picture) {
        return Stream.of(picture.caption(), picture.credit())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String line(Block block) {
        return switch (block) {
            case Block.Paragraph(String text) -> text;
            case Block.Heading(int _, String text) -> text;
            case Block.ListItem(String text) -> text;
            case Block.Quote(String text) -> text;
            case Block.Related(String title, var _) -> "Related article: " + title;
        };
    }
}
