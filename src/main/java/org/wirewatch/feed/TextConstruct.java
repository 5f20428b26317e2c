package org.wirewatch.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Text that says of which type it is: Atom 1.0 (RFC 4287 §3.1 and §4.1.3) and Atom 0.3 ({@code mode}); everything else is
 * HTML, as RSS writes it.
 */
final class TextConstruct {
    private static final Pattern SURELY_HTML = Pattern.compile(
            "</(?:p|a|div|b|i|em|strong|ul|span|h\\d)>|<(?:br|img|p|hr)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);

    private TextConstruct() {}

    /**
     * As HTML.
     *
     * @param name the canonical name; Atom's elements obey their type, others are HTML
     */
    static String html(Element element, String name) {
        return name.startsWith("atom:") ? ofAtom(element, null) : Markup.content(element);
    }

    /**
     * An Atom text construct or content as HTML.
     *
     * @param base what links in the element stand on; null if unknown
     */
    static String ofAtom(Element element, @Nullable String base) {
        String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
        String mode = element.attr("mode").strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") && element.firstElementChild() != null) {
            return ofAtom(richest(element), base);
        }
        if (element.firstElementChild() != null && !mode.equals("escaped")) {
            return inline(element, base);
        }
        String text = Markup.text(element);
        if (mode.equals("base64") || isBinary(type)) {
            return decoded(text, type);
        }
        boolean plain = type.equals("text") || type.equals("text/plain");
        boolean untyped = type.isEmpty() && !SURELY_HTML.matcher(text).find();
        return plain || untyped ? Markup.escaped(text) : text;
    }

    /** Some publishers put escaped HTML into the div of XHTML; it was meant as HTML. */
    private static String inline(Element element, @Nullable String base) {
        Element only = element.firstElementChild();
        if (only != null && element.childrenSize() == 1 && only.firstElementChild() == null) {
            String text = Markup.text(only);
            if (SURELY_HTML.matcher(text).find()) {
                return text;
            }
        }
        return Markup.inner(element, base);
    }

    /** Of the alternatives that Atom 0.3 allows in a content, the one with markup; mails have it last. */
    private static Element richest(Element alternatives) {
        Element best = alternatives.child(0);
        for (Element alternative : alternatives.children()) {
            best = alternative.attr("type").contains("html") ? alternative : best;
        }
        return best;
    }

    private static boolean isBinary(String type) {
        return type.indexOf('/') > 0
                && !type.startsWith("text/")
                && !type.endsWith("+xml")
                && !type.endsWith("/xml")
                && !type.startsWith("application/x-ht")
                && !type.startsWith("multipart/");
    }

    private static String decoded(String text, String type) {
        try {
            String decoded = new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.UTF_8);
            return type.equals("text/plain") ? Markup.escaped(decoded) : decoded;
        } catch (IllegalArgumentException notBase64) {
            return text;
        }
    }
}
