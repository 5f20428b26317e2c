package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What every HTML part of ours must keep to. */
final class HtmlRules {
    private static final Pattern COLOUR = Pattern.compile("(?<![-a-z])(color|background):\\s*(#[0-9a-f]{6})");

    private HtmlRules() {}

    static void check(String source) {
        Document html = Jsoup.parse(source);
        assertThat(html.select("img, script, link, iframe, object, embed, form, input, svg, video, audio, base"))
                .isEmpty();
        assertThat(source).doesNotContainIgnoringCase("url(", "@import", "expression(");
        assertThat(html.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getKey().equals("src")));
        assertThat(html.select("table")).allMatch(table -> table.attr("role").equals("presentation"));
        assertThat(html.select("html").attr("lang")).isEqualTo("en");
        assertThat(html.select("h1")).hasSize(1);
        assertThat(html.title()).isNotBlank();
        for (Element text : html.body().getAllElements()) {
            if (!text.ownText().isBlank() && !text.attr("style").startsWith("display:none")) {
                assertThat(contrast(colour(text, "color"), colour(text, "background")))
                        .as(text.outerHtml())
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    private static String colour(Element element, String property) {
        for (Element e = element; e != null; e = e.parent()) {
            Matcher matcher = COLOUR.matcher(e.attr("style"));
            while (matcher.find()) {
                if (matcher.group(1).equals(property)) {
                    return matcher.group(2);
                }
            }
        }
        return property.equals("color") ? "#000000" : "#ffffff";
    }

    /** WCAG 2.2, contrast ratio. */
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double c = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
