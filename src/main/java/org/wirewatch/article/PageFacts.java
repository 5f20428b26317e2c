package org.wirewatch.article;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the finders of single fields look at; read off the page once, before anything is judged.
 *
 * @param url where the page was read
 * @param document the parsed page
 * @param documentTitle what its {@code title} element says; perhaps empty
 * @param measures its boxes
 * @param meta its meta elements
 * @param jsonLd its JSON-LD
 * @param feed what the feed says
 * @param siteName the publisher's name; null if the page does not say it
 * @param language BCP 47; null if the page does not say it
 */
record PageFacts(
        URI url,
        Document document,
        String documentTitle,
        Measures measures,
        MetaTags meta,
        JsonLd jsonLd,
        FeedHints feed,
        @Nullable String siteName,
        @Nullable String language) {

    private static final Pattern TOP_LEVEL = Pattern.compile("\\.[a-z]+$");
    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^a-z0-9]");

    static PageFacts of(Page page, Document document, FeedHints feed, ReasonNotes notes) {
        Measures measures = Measures.of(document);
        MetaTags meta = MetaTags.of(measures);
        JsonLd jsonLd = JsonLd.of(measures);
        return new PageFacts(
                page.url(),
                document,
                document.title(),
                measures,
                meta,
                jsonLd,
                feed,
                siteName(meta, jsonLd, notes),
                language(document, meta, jsonLd, notes));
    }

    /** Open Graph first, since it is written for being shown; JSON-LD's publisher is often the company's legal name. */
    private static @Nullable String siteName(MetaTags meta, JsonLd jsonLd, ReasonNotes notes) {
        Candidates<String> name = notes.<String>candidates("siteName")
                .ask("og:site_name", () -> Candidates.text(meta.first("og:site_name")))
                .ask("JSON-LD publisher", () -> Candidates.text(jsonLd.publisher()))
                .ask(
                        "meta application-name, publisher or app",
                        () -> Candidates.text(
                                meta.first("application-name", "dc.publisher", "twitter:app:name:iphone")));
        return notes.taken(name);
    }

    /** The html element first, since screen readers depend on it. */
    private static @Nullable String language(Document document, MetaTags meta, JsonLd jsonLd, ReasonNotes notes) {
        Element html = document.body().parent();
        Candidates<String> language = notes.<String>candidates("language")
                .ask("html lang", () -> offer(html == null ? null : html.attr("lang")))
                .ask("html xml:lang", () -> offer(html == null ? null : html.attr("xml:lang")))
                .ask(
                        "meta language",
                        () -> offer(meta.first("content-language", "language", "dc.language", "inlanguage")))
                .ask("JSON-LD inLanguage", () -> offer(jsonLd.language()))
                .ask("og:locale", () -> offer(meta.first("og:locale")));
        return notes.taken(language);
    }

    private static Candidates.Offer<String> offer(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return Candidates.Offer.nothing();
        }
        String tag = languageTag(said);
        return tag == null
                ? Candidates.Offer.flawed(said, "is no language tag")
                : Candidates.Offer.of(tag, tag.equals(said) ? tag : tag + " (“" + said + "”)");
    }

    /** The publisher's own word for the part of the site that it stands in; null if the page does not say it. */
    @Nullable
    String section(ReasonNotes notes) {
        Candidates<String> section = notes.<String>candidates("section")
                .ask("meta article:section", () -> Candidates.text(meta.first("article:section", "og:article:section")))
                .ask("JSON-LD articleSection", () -> Candidates.text(jsonLd.section()));
        return notes.taken(section);
    }

    private static @Nullable String languageTag(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String first = text.strip().split("[,; ]", 2)[0].replace('_', '-');
        String tag = Locale.forLanguageTag(first).toLanguageTag();
        return tag.equals("und") || tag.length() < 2 || tag.startsWith("x-") ? null : tag;
    }

    /** Whether this publisher writes the month first in {@code 10/11/2024}. */
    boolean monthFirst() {
        String said = language == null ? "" : language;
        return said.equals("en-US")
                || said.equals("en-PH")
                || (said.equals("en") && Urls.site(url).endsWith(".com"));
    }

    /** Whether the page's text has these words one after another. Links and bylines first: there most names stand. */
    boolean shows(String words) {
        String wanted = Texts.fold(words);
        return Stream.of(measures.hinting(), measures.marked(), measures.all("a"))
                        .flatMap(List::stream)
                        .anyMatch(box -> isLikely(box, wanted)
                                && Texts.fold(box.element.text()).contains(wanted))
                || measures.foldedText().contains(wanted);
    }

    private static boolean isLikely(Box box, String wanted) {
        return box.letters >= wanted.length() / 2
                && box.letters < 200
                && !box.silent
                && (box.is("a") || box.names.says(Names.AUTHOR) || box.property.equals("author"));
    }

    /** The host without {@code www} and top-level domain, letters and digits only. */
    String hostName() {
        return NOT_ALPHANUMERIC
                .matcher(TOP_LEVEL.matcher(Urls.site(url)).replaceFirst(""))
                .replaceAll("");
    }

    /** The page's main headings in order. */
    List<Element> headlines() {
        return measures.all("h1").stream().map(box -> box.element).toList();
    }
}
