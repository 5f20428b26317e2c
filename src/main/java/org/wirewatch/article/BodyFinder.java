package org.wirewatch.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which element holds the body. First the publisher's own word ({@code articleBody}, "entry content"); if that holds
 * too little, the element where the page's running text comes together.
 */
final class BodyFinder {
    private static final int LEAST_TWIN_CHARS = 80;
    private static final int SHORTEST_BODY_CHARS = 40;
    private static final int LONG_PROSE_CHARS = 800;
    private static final int LEAST_WEIGHT = 8;
    /** With less than this, it is asked whether a name has lied. */
    private static final int LITTLE_CLEAN_CHARS = 300;

    /** Walls and dialogs have long texts too, and their names do not lie. */
    private static final Pattern WALL = Pattern.compile(
            "pay|wall|subscri|newsletter|cookie|consent|gdpr|privacy|login|register|modal|footer|menu",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> NEVER_TEXT = Set.of("aside", "footer", "nav", "form", "dialog");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl", "blockquote");

    private final Measures measures;

    BodyFinder(Measures measures) {
        this.measures = measures;
    }

    /** The body's element; null if the page has no running text at all. */
    @Nullable
    Box find(ReasonNotes notes) {
        Box root = measures.body();
        Box dense = descend(root);
        if (dense == null) {
            notes.step(false, () -> "The page has no running text that is not clutter.");
            return null;
        }
        Box named = named(root, weight(dense));
        Box body = withItsTwins(named == null ? dense : named, root);
        Box liar = body.clean < LITTLE_CLEAN_CHARS ? liar(body) : null;
        if (liar != null) {
            notes.step(true, () -> told(liar) + " is named like clutter, but holds the text.");
            return liar;
        }
        notes.step(named == null, () -> "Running text comes together in " + told(dense) + ".");
        notes.step(
                named != null,
                () -> named == null
                        ? "No element that is named as the body holds a fair part of it."
                        : "The publisher names " + told(named) + " as the body.");
        if (!body.equals(named == null ? dense : named)) {
            notes.step(true, () -> "Boxes of the same make stand beside it; all are in " + told(body) + ".");
        }
        return body;
    }

    /**
     * Something in the article or beside its headline that is named like clutter ("sharing-container") and holds many
     * times what is left without it: the name speaks of something else that is in it too.
     */
    private @Nullable Box liar(Box body) {
        Box most = null;
        for (Box box : measures.inBody()) {
            boolean named = box.names.kind() == Clutter.Kind.APPEAL
                    || box.names.kind() == Clutter.Kind.LABEL
                    || box.names.kind() == Clutter.Kind.CHROME;
            boolean larger = box.prose >= LONG_PROSE_CHARS && box.prose > body.clean * 5;
            boolean candid = named
                    && larger
                    && !WALL.matcher(box.attribute("class") + ' ' + box.element.id())
                            .find();
            if (candid && !box.inOthers && box.linkDensity() < 0.2 && isInArticle(box)) {
                most = most == null || box.prose > most.prose ? box : most;
            }
        }
        return most;
    }

    private static boolean isInArticle(Box box) {
        if (NEVER_TEXT.contains(box.tag)) {
            return false;
        }
        boolean article = false;
        for (Box up = box.parent; up != null; up = up.parent) {
            if (NEVER_TEXT.contains(up.tag)) {
                return false;
            }
            article |= up.is("article") || up.is("main");
        }
        return article;
    }

    private static String told(Box box) {
        return ReasonNotes.name(box.element) + " (" + weight(box) + " characters of running text)";
    }

    /** Page builders cut a body into boxes of the same make: then the element around all of them is the body. */
    private Box withItsTwins(Box body, Box root) {
        String make = body.attribute("class").strip();
        if (make.isEmpty() || body.equals(root)) {
            return body;
        }
        Box widest = body;
        int sum = weight(body);
        for (Box twin : measures.inBody()) {
            boolean alike = twin.clean >= LEAST_TWIN_CHARS
                    && twin.is(body.tag)
                    && twin.attribute("class").strip().equals(make);
            if (!alike || twin.equals(body)) {
                continue;
            }
            Box shared = shared(widest, twin);
            sum += weight(twin);
            if (shared != null && weight(shared) <= sum * 1.25) {
                widest = shared;
            }
        }
        return widest;
    }

    /** Running text outside clutter; where all of it is in clutter, the names lie. */
    private static int weight(Box box) {
        return box.clean > 0 ? box.clean : Math.max(box.prose / 25, box.isNamedBody() ? box.chars / 8 : 0);
    }

    /** The publisher's own word for the body, if that element holds a fair part of the text. */
    private static @Nullable Box named(Box root, int weightOfDense) {
        List<Box> candidates = new ArrayList<>();
        collect(root, candidates);
        Box best = candidates.stream()
                .max(Comparator.comparingInt(BodyFinder::weight))
                .orElse(null);
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
    private static Box withItsOtherParts(Box best, int weight, List<Box> candidates) {
        Box widest = best;
        int sum = weight;
        for (Box other : candidates) {
            if (other.equals(best) || weight(other) * 10 < weight) {
                continue;
            }
            Box shared = shared(widest, other);
            sum += weight(other);
            if (shared != null && weight(shared) <= sum * 1.2) {
                widest = shared;
            }
        }
        return widest;
    }

    private static @Nullable Box shared(Box one, Box other) {
        Box up = one;
        while (up != null && !up.holds(other)) {
            up = up.parent;
        }
        return up == null || up.is("body") ? null : up;
    }

    private static void collect(Box box, List<Box> into) {
        for (Box child = box.firstChild; child != null; child = child.next) {
            if (child.chars < SHORTEST_BODY_CHARS) {
                continue;
            }
            boolean named = child.isNamedBody();
            Clutter.Kind kind = child.kind;
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

    /** An article is where its headline is; and it is rarely a list. */
    private static double liking(Box box) {
        return switch (box.tag) {
            case "header" -> 1;
            case "ul", "ol", "dl" -> 0.5;
            case "main" -> 3;
            case "article" -> box.headline ? 2 : 1.5;
            default -> box.headline ? 2 : 1;
        };
    }

    /** Walks down as long as one child holds most of the running text. */
    private static @Nullable Box descend(Box root) {
        Box here = root;
        while (true) {
            Box best = null;
            int most = 0;
            int second = 0;
            double mostLiked = 0;
            int sum = 0;
            int own = 0;
            for (Box child = here.firstChild; child != null; child = child.next) {
                int weight = weight(child);
                sum += weight;
                own += weight > 0 && !child.blocks ? 1 : 0;
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
            if (!best.blocks || LISTS.contains(best.tag) || shared) {
                return here;
            }
            here = best;
        }
    }
}
