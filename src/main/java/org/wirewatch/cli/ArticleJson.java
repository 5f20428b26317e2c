package org.wirewatch.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.Article.Block;
import org.wirewatch.article.Article.LeadPicture;
import org.wirewatch.article.Article.PageTime;
import org.wirewatch.article.Page;

/** An article as the JSON object that {@code extract} writes. */
final class ArticleJson {
    private ArticleJson() {}

    /** The keys in the order in which people read them; a null value means that the page does not say. */
    static Map<String, @Nullable Object> of(Article article) {
        LeadPicture picture = article.leadPicture();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("title", article.title());
        json.put("byline", article.byline());
        json.put("authors", article.authors());
        json.put("published", time(article.published()));
        json.put("updated", time(article.updated()));
        json.put("leadImageCaption", picture == null ? null : picture.caption());
        json.put("leadImageCredit", picture == null ? null : picture.credit());
        json.put("text", article.text());
        json.put("relatedLinks", related(article));
        json.put("url", Page.isNowhere(article.url()) ? null : article.url().toString());
        json.put(
                "canonicalUrl",
                article.canonicalUrl() == null ? null : article.canonicalUrl().toString());
        json.put("siteName", article.siteName());
        json.put("section", article.section());
        json.put("language", article.language());
        return json;
    }

    /** With the offset where the page gives one and it falls on the publisher's day, else the day alone. */
    private static @Nullable String time(@Nullable PageTime time) {
        if (time == null) {
            return null;
        }
        boolean sameDay = time.exact() != null && time.exact().toLocalDate().equals(time.day());
        return sameDay && time.exact() != null
                ? time.exact().toString()
                : time.day().toString();
    }

    /** Each with its place: how many of the text's blocks stand before it. */
    private static List<Map<String, @Nullable Object>> related(Article article) {
        List<Map<String, @Nullable Object>> links = new ArrayList<>();
        int before = 0;
        for (Block block : article.body()) {
            before += block instanceof Block.Related ? 0 : 1;
            if (block instanceof Block.Related(String title, var url)) {
                Map<String, @Nullable Object> link = new LinkedHashMap<>();
                link.put("title", title);
                link.put("url", url == null ? null : url.toString());
                link.put("afterBlock", before);
                links.add(link);
            }
        }
        return links;
    }
}
