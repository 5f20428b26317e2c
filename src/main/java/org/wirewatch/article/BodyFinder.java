package org.wirewatch.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Measures.Measure;

/**
 * Which element holds the body. First the publisher's own word ({@code articleBody}, "entry content"); if that holds
 * too little, the element where the page's running text comes together.
 */
final class BodyFinder {
    private static final int LEAST_TWIN_CHARS = 80;
    private static final int SHORTEST_BODY_CHARS = 40;
    private static final int LONG_PROSE_CHARS = 800;
    private static final int LEAST_WEIGHT = 8;
    private static final Pattern BODY_NAMES = Pattern.compile(
            " (?:article ?body|story ?body|post ?body|entry ?body|entry content|post content|article content|story content"
                    + "|article text|story text|article copy|body copy|body text|body content|content body|article entry"
                    + "|articletext|entrycontent|postcontent|articlecontent|news text|news content|news body|text body"
                    + "|article main|article page content|single content|page content|rich text|field body"
                    + "|artikel text|artikel body|artikel content|artikeltext|blog content|post entry|post text) ");
    private static final Pattern NOT_BODY = Pattern.compile(
            " (?:header|title|footer|meta|top|bottom|image|tools|before|after|info|list|wrap header|sidebar|related|intro|lead) ");

    private static final Set<String> LISTS = Set.of("ul", "ol", "dl", "blockquote");

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
        Element named = named(root, weight(dense));
        return withItsTwins(named == null ? dense : named, root);
    }

    /** Page builders cut a body into boxes of the same make: then the element around all of them is the body. */
    private Element withItsTwins(Element body, Element root) {
        String make = body.className().strip();
        if (make.isEmpty() || body.equals(root)) {
            return body;
        }
        Element widest = body;
        int sum = weight(body);
        for (Element twin : root.getElementsByClass(make.split("\\s+", 2)[0])) {
            boolean alike =
                    twin.className().strip().equals(make) && twin.normalName().equals(body.normalName());
            if (!alike || twin.equals(body) || measures.at(twin).clean() < LEAST_TWIN_CHARS) {
                continue;
            }
            Element shared = shared(widest, twin);
            sum += weight(twin);
            if (shared != null && weight(shared) <= sum * 1.25) {
                widest = shared;
            }
        }
        return widest;
    }

    /** Running text outside clutter; where all of it is in clutter, the names lie. */
    private int weight(Element element) {
        Measure measure = measures.at(element);
        if (measure.clean() > 0) {
            return measure.clean();
        }
        return Math.max(measure.prose() / 25, isNamedBody(element) ? measure.chars() / 8 : 0);
    }

    /** The publisher's own word for the body, if that element holds a fair part of the text. */
    private @Nullable Element named(Element root, int weightOfDense) {
        List<Element> candidates = new ArrayList<>();
        collect(root, candidates);
        Element best =
                candidates.stream().max(Comparator.comparingInt(this::weight)).orElse(null);
        if (best == null) {
            return null;
        }
        int weight = weight(best);
        if (weight < LEAST_WEIGHT || weight * (weight < LONG_PROSE_CHARS ? 2.5 : 10) < weightOfDense) {
            return null;
        }
        return withItsOtherParts(best, weight, candidates);
    }

    /** Some pages give each part of the body the same name: then the element around all parts is the body. */
    private Element withItsOtherParts(Element best, int weight, List<Element> candidates) {
        Element widest = best;
        int sum = weight;
        for (Element other : candidates) {
            if (other.equals(best) || weight(other) * 10 < weight) {
                continue;
            }
            Element shared = shared(widest, other);
            sum += weight(other);
            if (shared != null && weight(shared) <= sum * 1.2) {
                widest = shared;
            }
        }
        return widest;
    }

    private static @Nullable Element shared(Element one, Element other) {
        for (Element up = one; up != null; up = up.parent()) {
            for (Element down = other; down != null; down = down.parent()) {
                if (up.equals(down)) {
                    return up.normalName().equals("body") ? null : up;
                }
            }
        }
        return null;
    }

    private void collect(Element element, List<Element> into) {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (measures.at(child).chars() < SHORTEST_BODY_CHARS) {
                continue;
            }
            boolean named = isNamedBody(child);
            Clutter.Kind kind = measures.kind(child);
            if (kind == Clutter.Kind.COMMENTS || (kind == Clutter.Kind.RELATED && !named)) {
                continue;
            }
            if (named) {
                into.add(child);
            } else {
                collect(child, into);
            }
        }
    }

    static boolean isNamedBody(Element element) {
        if (element.attr("itemprop").toLowerCase(Locale.ROOT).contains("articlebody")) {
            return true;
        }
        for (String name : ClassWords.of(element)) {
            if (BODY_NAMES.matcher(name).find() && !NOT_BODY.matcher(name).find()) {
                return true;
            }
        }
        return false;
    }

    /** An article is where its headline is; and it is rarely a list. */
    private double liking(Element element) {
        return switch (element.normalName()) {
            case "header" -> 1;
            case "ul", "ol", "dl" -> 0.5;
            case "main" -> 3;
            case "article" -> measures.at(element).headline() ? 2 : 1.5;
            default -> measures.at(element).headline() ? 2 : 1;
        };
    }

    /** Walks down as long as one child holds most of the running text. */
    private @Nullable Element descend(Element root) {
        Element here = root;
        while (true) {
            Element best = null;
            int most = 0;
            int second = 0;
            double mostLiked = 0;
            int sum = 0;
            int own = 0;
            for (Element child = here.firstElementChild(); child != null; child = child.nextElementSibling()) {
                int weight = weight(child);
                sum += weight;
                own += weight > 0 && !measures.at(child).blocks() ? 1 : 0;
                double liked = weight * liking(child);
                second = Math.max(second, Math.min(weight, (int) mostLiked));
                if (liked > mostLiked) {
                    mostLiked = liked;
                    most = weight;
                    best = child;
                }
            }
            if (best == null) {
                return here.equals(root) ? null : here;
            }
            boolean shared = (own >= 2 && most < sum * 0.9)
                    || (own >= 1 && most < sum * 0.8)
                    || most < sum * 0.5
                    || second > most * 0.6;
            if (!measures.at(best).blocks() || LISTS.contains(best.normalName()) || shared) {
                return here;
            }
            here = best;
        }
    }
}
