package org.wirewatch.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathEvaluationResult.XPathResultType;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathNodes;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.SiteRule.Link;
import org.wirewatch.article.SiteRule.Replacement;

/**
 * What a site's rule finds on one page. All selectors look at the page as it came; then what is to be stripped is taken
 * out of the document.
 *
 * @param title null if nothing was found
 * @param authors empty if nothing was found
 * @param date as written; null if nothing was found
 * @param body in page order; empty if nothing was found
 * @param nextPage null if nothing was found
 * @param singlePage null if nothing was found
 * @param fits whether the rule found what it is for: the body, or, if it names none, anything
 */
record RuledPage(
        @Nullable String title,
        List<String> authors,
        @Nullable String date,
        List<Element> body,
        @Nullable URI nextPage,
        @Nullable URI singlePage,
        boolean fits) {

    static RuledPage of(Document page, SiteRule rule) {
        Search search = new Search(page);
        List<String> titles = search.texts(rule.title());
        List<String> authors = search.texts(rule.byline());
        List<String> dates = search.texts(rule.date());
        List<Element> body = withoutNested(search.elements(rule.body()));
        URI next = search.link(rule.nextPage());
        URI single = search.link(rule.singlePage());
        boolean stripped = search.strip(rule.strip());
        body = body.stream().filter(Element::hasText).toList();
        boolean any = !titles.isEmpty() || !authors.isEmpty() || !dates.isEmpty() || next != null || stripped;
        boolean fits = rule.body().isEmpty() ? any || single != null || replaces(rule) : !body.isEmpty();
        return new RuledPage(
                titles.isEmpty() ? null : titles.getFirst(),
                authors,
                dates.isEmpty() ? null : dates.getFirst(),
                body,
                next,
                single,
                fits);
    }

    private static boolean replaces(SiteRule rule) {
        List<Replacement> replacements = rule.replacements();
        return !replacements.isEmpty();
    }

    /** Of an element inside another that was found too, the text would stand twice. */
    private static List<Element> withoutNested(List<Element> found) {
        Set<Element> all = new LinkedHashSet<>(found);
        return all.stream()
                .filter(element -> element.parents().stream().noneMatch(all::contains))
                .toList();
    }

    /** One page; turned into the form that XPath needs once, and only if a rule has XPath. */
    private static final class Search {
        private final Document page;
        private org.w3c.dom.@Nullable Document twin;

        Search(Document page) {
            this.page = page;
        }

        List<Element> elements(List<Selector> selectors) {
            return first(
                    selectors,
                    selector -> found(selector).stream()
                            .filter(Element.class::isInstance)
                            .map(Element.class::cast)
                            .toList());
        }

        List<String> texts(List<Selector> selectors) {
            return first(
                    selectors,
                    selector -> found(selector).stream()
                            .map(hit ->
                                    hit instanceof Element element ? value(element) : Texts.collapse(hit.toString()))
                            .filter(text -> !text.isEmpty())
                            .toList());
        }

        @Nullable
        URI link(List<Link> links) {
            for (Link link : links) {
                Selector condition = link.onlyIf();
                if (condition != null && found(condition).isEmpty()) {
                    continue;
                }
                for (Object hit : found(link.link())) {
                    URI uri = hit instanceof Element element ? address(element) : resolve(hit.toString());
                    if (uri != null) {
                        return uri;
                    }
                }
            }
            return null;
        }

        boolean strip(List<Selector> selectors) {
            boolean any = false;
            for (Selector selector : selectors) {
                for (Object hit : found(selector)) {
                    if (hit instanceof Element element
                            && element.parent() != null
                            && !element.normalName().equals("body")) {
                        element.remove();
                        any = true;
                    }
                }
            }
            return any;
        }

        private static <T> List<T> first(List<Selector> selectors, Function<Selector, List<T>> search) {
            for (Selector selector : selectors) {
                List<T> found = search.apply(selector);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return List.of();
        }

        private static String value(Element element) {
            String told = switch (element.normalName()) {
                case "meta" -> element.attr("content");
                case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : element.text();
                default -> element.text();
            };
            return Texts.collapse(told);
        }

        private static @Nullable URI address(Element element) {
            Element link = element.hasAttr("href") ? element : element.selectFirst("a[href]");
            return link == null ? null : Urls.absolute(link, "href");
        }

        private @Nullable URI resolve(String text) {
            URI base = Urls.parse(page.location());
            return base == null ? Urls.parse(text) : Urls.resolve(base, text);
        }

        /** Elements, or strings where an expression gives attributes, texts or a string. */
        private Collection<?> found(Selector selector) {
            return switch (selector.language()) {
                case CSS -> page.select(selector.toString());
                case XPATH -> xpath(selector.toString());
            };
        }

        private Collection<?> xpath(String expression) {
            try {
                XPathEvaluationResult<?> result = Xpaths.compile(expression).evaluateExpression(twin());
                if (result.value() instanceof XPathNodes nodes) {
                    List<Object> found = new ArrayList<>();
                    nodes.forEach(node -> found.add(
                            node.getUserData(W3CDom.SourceProperty) instanceof Element element
                                    ? element
                                    : String.valueOf(node.getNodeValue())));
                    return found;
                }
                boolean nothing = result.type() == XPathResultType.BOOLEAN && Boolean.FALSE.equals(result.value());
                String text = String.valueOf(result.value());
                return nothing || text.isBlank() ? List.of() : List.of(text);
            } catch (XPathExpressionException tooCostlyOrOfWrongTypes) {
                return List.of();
            }
        }

        private org.w3c.dom.Document twin() {
            org.w3c.dom.Document known = twin;
            if (known == null) {
                known = new W3CDom().namespaceAware(false).fromJsoup(page);
                twin = known;
            }
            return known;
        }
    }
}
