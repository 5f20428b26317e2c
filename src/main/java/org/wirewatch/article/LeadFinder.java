package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Draft.Form;
import org.wirewatch.article.Measures.Measure;

/**
 * The opening paragraph where the publisher sets it apart between headline and body ("lead", "intro", "Vorspann"): it
 * carries the news and is mostly not said again in the body. Not taken: what the body's first words repeat.
 */
final class LeadFinder {
    private static final Pattern STANDFIRST = Pattern.compile(
            " (?:standfirst|dek|deck|subtitle|subheadline|subhead|sub title|media|image|picture|photo|video|caption|meta|author|byline|date) ");
    private static final int LONGEST_CHARS = 1500;
    private static final int SHORTEST_CHARS = 50;
    private static final int MOST_LEVELS = 14;
    private static final int LEVELS_WITHOUT_HEADLINE = 3;

    private final Measures measures;
    private final Element body;
    private final List<Draft> found = new ArrayList<>();

    private LeadFinder(Measures measures, Element body) {
        this.measures = measures;
        this.body = body;
    }

    static List<Draft> find(Element body, Measures measures) {
        LeadFinder finder = new LeadFinder(measures, body);
        finder.climb();
        return finder.found;
    }

    /** Up from the body to the level where the headline stands; on the way down again, what lies between is looked at. */
    private void climb() {
        Element here = body;
        List<Element> levels = new ArrayList<>();
        for (int level = 0;
                level < MOST_LEVELS && here != null && !here.normalName().equals("body");
                level++) {
            levels.add(here);
            Element headline = headlineBefore(here);
            if (headline != null) {
                between(headline, here);
                for (int at = levels.size() - 2; at >= 0; at--) {
                    Element first = levels.get(at).firstElementSibling();
                    between(first, levels.get(at));
                }
                return;
            }
            here = here.parent();
        }
        for (int at = Math.min(levels.size(), LEVELS_WITHOUT_HEADLINE) - 1; at >= 0; at--) {
            between(levels.get(at).firstElementSibling(), levels.get(at));
        }
    }

    private @Nullable Element headlineBefore(Element here) {
        Element before = here.previousElementSibling();
        while (before != null) {
            if (before.normalName().equals("h1") || measures.at(before).headline()) {
                return before;
            }
            before = before.previousElementSibling();
        }
        return null;
    }

    private void between(@Nullable Element from, Element to) {
        for (Element here = from; here != null && !here.equals(to); here = here.nextElementSibling()) {
            look(here, here.normalName().equals("header"));
        }
    }

    /** A standfirst tells the article from outside, for those who choose what to read; pictures have leads too. */
    private static boolean isStandfirst(Element element) {
        return ClassWords.of(element).stream()
                .anyMatch(name -> STANDFIRST.matcher(name).find());
    }

    private void look(Element element, boolean inHeader) {
        Measure measure = measures.at(element);
        if (measure.prose() < SHORTEST_CHARS || element.normalName().equals("h1")) {
            return;
        }
        Clutter.Kind kind = measures.kind(element);
        boolean lead = kind == Clutter.Kind.LEAD
                || (kind == null && element.attr("itemprop").contains("description"))
                || (inHeader && element.normalName().equals("p") && kind == null);
        if (lead
                && !isStandfirst(element)
                && !measure.headline()
                && measure.prose() <= LONGEST_CHARS
                && measure.linkDensity() < 0.4) {
            for (Draft draft : BodyWriter.write(element, measures)) {
                found.add(draft.is(Form.HEADING) ? draft.as(Form.PARAGRAPH) : draft);
            }
            return;
        }
        if (kind != null && kind != Clutter.Kind.LEAD && !measure.headline()) {
            return;
        }
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            look(child, inHeader || child.normalName().equals("header"));
        }
    }
}
