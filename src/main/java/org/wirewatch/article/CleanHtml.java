package org.wirewatch.article;

import java.net.URI;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.Block;

/** The article as a small HTML document. Nothing of the page's own markup is in it: it is written anew from text. */
public final class CleanHtml {
    private CleanHtml() {}

    /** Renders the same parts in the same order as {@link PlainText}; every text is escaped. */
    public static String render(Article article) {
        StringBuilder out = new StringBuilder("<!doctype html>\n<html");
        if (article.language() != null) {
            out.append(" lang=\"").append(escape(article.language())).append('"');
        }
        out.append(">\n<head><meta charset=\"utf-8\"><title>")
                .append(escape(article.title()))
                .append("</title></head>\n<body>\n<article>\n");
        element(out, "h1", article.title());
        element(out, "address", article.byline());
        if (article.published() != null) {
            String day = article.published().day().toString();
            out.append("<time datetime=\"")
                    .append(day)
                    .append("\">")
                    .append(day)
                    .append("</time>\n");
        }
        if (article.leadPicture() != null) {
            element(out, "p", article.leadPicture().caption());
            element(out, "p", article.leadPicture().credit());
        }
        body(out, article);
        URI original = article.canonicalUrl() == null ? article.url() : article.canonicalUrl();
        if (!Page.isNowhere(original)) {
            out.append("<p>Original url: ")
                    .append(link(original, original.toString()))
                    .append("</p>\n");
        }
        return out.append("</article>\n</body>\n</html>\n").toString();
    }

    private static void body(StringBuilder out, Article article) {
        boolean inList = false;
        for (Block block : article.body()) {
            boolean item = block instanceof Block.ListItem;
            if (item != inList) {
                out.append(item ? "<ul>\n" : "</ul>\n");
                inList = item;
            }
            switch (block) {
                case Block.Paragraph(String text) -> element(out, "p", text);
                case Block.Heading(int level, String text) -> element(out, "h" + level, text);
                case Block.ListItem(String text) -> element(out, "li", text);
                case Block.Quote(String text) -> element(out, "blockquote", text);
                case Block.Related(String title, var url) ->
                    out.append("<aside>Related article: ")
                            .append(link(url, title))
                            .append("</aside>\n");
            }
        }
        out.append(inList ? "</ul>\n" : "");
    }

    private static void element(StringBuilder out, String tag, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            out.append('<')
                    .append(tag)
                    .append('>')
                    .append(escape(text))
                    .append("</")
                    .append(tag)
                    .append(">\n");
        }
    }

    private static String link(@Nullable URI url, String text) {
        return url == null ? escape(text) : "<a href=\"" + escape(url.toString()) + "\">" + escape(text) + "</a>";
    }

    private static String escape(String text) {
        return Entities.escape(text);
    }
}
