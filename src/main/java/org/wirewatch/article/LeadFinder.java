package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Draft.Form;

/**
 * The opening paragraph where the publisher sets it apart between headline and body ("lead", "intro", "Vorspann"): it
 * carries the news and is mostly not said again in the body. Not taken: what the body's first words repeat.
 */
final class LeadFinder {
    private static final int LONGEST_CHARS = 1500;
    private static final int SHORTEST_CHARS = 50;
    private static final int MOST_LEVELS = 14;
    private static final int LEVELS_WITHOUT_HEADLINE = 3;

    private final Measures measures;
    private final Box body;
    private final List<Draft> found = new ArrayList<>();

    private LeadFinder(Measures measures, Box body) {
        this.measures = measures;
        this.body = body;
    }

    static List<Draft> find(Box body, Measures measures) {
        LeadFinder finder = new LeadFinder(measures, body);
        finder.climb();
        return finder.found;
    }

    /** Up from the body to the level where the headline stands; on the way down again, what lies between is looked at. */
    private void climb() {
        Box here = body;
        List<Box> levels = new ArrayList<>();
        for (int level = 0; level < MOST_LEVELS && here != null && !here.is("body"); level++) {
            levels.add(here);
            Box headline = headlineBefore(here);
            if (headline != null) {
                between(headline, here);
                for (int at = levels.size() - 2; at >= 0; at--) {
                    Box first = firstSibling(levels.get(at));
                    between(first, levels.get(at));
                }
                return;
            }
            here = here.parent;
        }
        for (int at = Math.min(levels.size(), LEVELS_WITHOUT_HEADLINE) - 1; at >= 0; at--) {
            between(firstSibling(levels.get(at)), levels.get(at));
        }
    }

    /** The nearest one. */
    private static @Nullable Box headlineBefore(Box here) {
        Box found = null;
        for (Box before = firstSibling(here); before != null && !before.equals(here); before = before.next) {
            found = before.headline ? before : found;
        }
        return found;
    }

    private static @Nullable Box firstSibling(Box box) {
        return box.parent == null ? null : box.parent.firstChild;
    }

    private void between(@Nullable Box from, Box to) {
        for (Box here = from; here != null && !here.equals(to); here = here.next) {
            look(here, here.is("header"));
        }
    }

    private void look(Box box, boolean inHeader) {
        if (box.prose < SHORTEST_CHARS || box.is("h1")) {
            return;
        }
        // A standfirst tells the article from outside, for those who choose what to read; pictures have leads too.
        Clutter.Kind kind = box.kind;
        boolean lead = kind == Clutter.Kind.LEAD
                || (kind == null && box.property.contains("description"))
                || (inHeader && box.is("p") && kind == null);
        if (lead
                && !box.names.says(Names.STANDFIRST)
                && !box.headline
                && box.prose <= LONGEST_CHARS
                && box.linkDensity() < 0.4) {
            for (Draft draft : BodyWriter.write(box, measures)) {
                found.add(draft.is(Form.HEADING) ? draft.as(Form.PARAGRAPH) : draft);
            }
            return;
        }
        if (kind != null && kind != Clutter.Kind.LEAD && !box.headline) {
            return;
        }
        for (Box child = box.firstChild; child != null; child = child.next) {
            look(child, inHeader || child.is("header"));
        }
    }
}
