package org.wirewatch.article;

import java.util.Objects;
import javax.xml.xpath.XPathExpressionException;
import org.jsoup.select.QueryParser;

/**
 * Where on a page something stands: a CSS selector or an XPath 1.0 expression, known to be well-formed. Immutable.
 */
public final class Selector {
    /** The two languages. */
    enum Language {
        CSS,
        XPATH
    }

    private final Language language;
    private final String text;

    private Selector(Language language, String text) {
        this.language = language;
        this.text = text;
    }

    /** What came of reading one. */
    public sealed interface Checked {
        /** It can be used. */
        record Good(Selector selector) implements Checked {}

        /**
         * It cannot.
         *
         * @param offset UTF-16 offset in the text where it goes wrong; 0 where that is not known
         * @param message what is wrong, no full stop
         */
        record Bad(int offset, String message) implements Checked {}
    }

    /** Reads a CSS selector, with the extensions that jsoup knows ({@code :contains(...)} and the like). */
    public static Checked css(String text) {
        if (text.isBlank()) {
            return new Checked.Bad(0, "is empty; write a CSS selector, as article h1");
        }
        try {
            Objects.requireNonNull(QueryParser.parse(text));
            return new Checked.Good(new Selector(Language.CSS, text.strip()));
        } catch (IllegalStateException | IllegalArgumentException malformed) {
            return new Checked.Bad(offset(text, malformed), "\"" + text.strip() + "\" is not a CSS selector");
        }
    }

    /** The parser's message ends with what it could not read; with nothing, if the text ends too early. */
    private static int offset(String text, RuntimeException malformed) {
        String message = String.valueOf(malformed.getMessage());
        if (!message.endsWith("'")) {
            return 0;
        }
        String rest = message.substring(message.lastIndexOf('\'', message.length() - 2) + 1, message.length() - 1);
        return rest.isEmpty() ? text.length() - 1 : Math.max(0, text.lastIndexOf(rest));
    }

    /** Reads an XPath 1.0 expression. */
    public static Checked xpath(String text) {
        try {
            Xpaths.compile(text);
            return new Checked.Good(new Selector(Language.XPATH, text.strip()));
        } catch (XPathExpressionException malformed) {
            return new Checked.Bad(0, "\"" + text.strip() + "\" is not an XPath expression");
        }
    }

    Language language() {
        return language;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selector selector && language == selector.language && text.equals(selector.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(language, text);
    }
}
