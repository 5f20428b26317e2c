package org.wirewatch.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Measures.Measure;

/**
 * Which element holds the body. First the publisher's own word ({@code articleBody}, "entry content"); if that holds
 * too little, the element where the page's running text comes together.
 */
final class BodyFinder {
    private static final int ENOUGH_PROSE_CHARS = 250;
    private static final Pattern BODY_NAMES = Pattern.compile(
            " (?:article ?body|story ?body|post ?body|entry ?body|entry content|post content|article content|story content"
                    + "|article text|story text|article copy|body copy|body text|body content|content body|article entry"
                    + "|articletext|entrycontent|postcontent|articlecontent|news text|news content|news body|text body"
                    + "|article main|article page content|single content|page content|rich text|field body"
                    + "|artikel text|artikel body|artikel content|artikeltext|blog content|post entry|post text) ");
    private static final Pattern NOT_BODY = Pattern.compile(
            " (?:header|title|footer|meta|top|bottom|image|tools|before|after|info|list|wrap header|sidebar|related|intro|lead) ");

    private final Measures measures;

    BodyFinder(Measures measures) {
        this.measures = measures;
    }

    /** The body's element; null if the page has no running text at all. */
    @Nullable
    Element find(Element root) {
        Element dense = descend(root);
        if (dense == null) {
            return null;
        }
        Element named = named(root, measures.at(dense).prose());
        return named == null ? dense : named;
    }

    /** The publisher's own word for the body, if that element holds a fair part of the text. */
    private @Nullable Element named(Element root, int proseOfDense) {
        List<Element> candidates = new ArrayList<>();
        collect(root, candidates);
        Element best = candidates.stream()
                .max(Comparator.comparingInt(element -> measures.at(element).prose()))
                .orElse(null);
        if (best == null) {
            return null;
        }
        int prose = measures.at(best).prose();
        return prose >= ENOUGH_PROSE_CHARS && prose * 10 >= proseOfDense * 4 ? best : null;
    }

    private void collect(Element element, List<Element> into) {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            Measure measure = measures.at(child);
            if (measure.prose() == 0) {
                continue;
            }
            Clutter.Kind kind = measures.kind(child);
            if (kind == Clutter.Kind.COMMENTS || kind == Clutter.Kind.RELATED) {
                continue;
            }
            if (isNamedBody(child)) {
                into.add(child);
            } else {
                collect(child, into);
            }
        }
    }

    private static boolean isNamedBody(Element element) {
        if (element.attr("itemprop").toLowerCase(java.util.Locale.ROOT).contains("articlebody")) {
            return true;
        }
        for (String name : ClassWords.of(element)) {
            if (BODY_NAMES.matcher(name).find() && !NOT_BODY.matcher(name).find()) {
                return true;
            }
        }
        return false;
    }

    /** Walks down as long as one child holds most of the running text. */
    private @Nullable Element descend(Element root) {
        Element here = root;
        while (true) {
            Element best = null;
            int most = 0;
            int sum = 0;
            int own = 0;
            for (Element child = here.firstElementChild(); child != null; child = child.nextElementSibling()) {
                int prose = isForeign(child) ? 0 : measures.at(child).prose();
                sum += prose;
                own += prose > 0 && !measures.at(child).blocks() ? 1 : 0;
                if (prose > most) {
                    most = prose;
                    best = child;
                }
            }
            if (best == null) {
                return here.equals(root) ? null : here;
            }
            if (!measures.at(best).blocks() || (own >= 2 && most < sum * 0.9) || most < sum * 0.5) {
                return here;
            }
            here = best;
        }
    }

    private boolean isForeign(Element element) {
        Clutter.Kind kind = measures.kind(element);
        if (kind == null) {
            return false;
        }
        return switch (kind) {
            case COMMENTS, RELATED -> !measures.at(element).headline();
            case CHROME, APPEAL, LABEL -> false;
        };
    }
}
