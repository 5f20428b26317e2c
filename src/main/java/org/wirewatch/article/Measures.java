package org.wirewatch.article;

import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** How much running text each element of a page holds. One walk over the tree; what is clutter weighs nothing. */
final class Measures {
    /**
     * What one element holds, descendants included.
     *
     * @param prose characters of running text: outside links, in runs that read like sentences
     * @param clean the part of {@code prose} that is in no clutter
     * @param chars characters of text
     * @param linkChars characters of text inside links
     * @param paragraphs runs that count as prose
     * @param blocks whether there is a block element inside
     * @param headline whether there is an {@code h1} inside
     */
    record Measure(int prose, int clean, int chars, int linkChars, int paragraphs, boolean blocks, boolean headline) {
        static final Measure NOTHING = new Measure(0, 0, 0, 0, 0, false, false);

        double linkDensity() {
            return chars == 0 ? 0 : (double) linkChars / chars;
        }
    }

    private static final int SHORTEST_SENTENCE_CHARS = 40;
    private static final int LONG_RUN_CHARS = 90;
    /** So many articles in one place are a list of teasers. */
    private static final int SEVERAL_ARTICLES = 3;

    private static final Set<String> FORCED_BLOCKS = Set.of("br", "hr", "td", "th", "tr", "dd", "dt", "li");

    private final IdentityHashMap<Element, Measure> measures = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Clutter.@Nullable Kind> kinds = new IdentityHashMap<>();

    private Measures() {}

    static Measures of(Element root) {
        Measures all = new Measures();
        all.block(root, false);
        return all;
    }

    Measure of(Element element, Measure otherwise) {
        return measures.getOrDefault(element, otherwise);
    }

    Measure at(Element element) {
        return measures.getOrDefault(element, Measure.NOTHING);
    }

    /** What the element's tag and names say; null if it may be text. */
    Clutter.@Nullable Kind kind(Element element) {
        if (kinds.containsKey(element)) {
            return kinds.get(element);
        }
        Clutter.Kind kind = Clutter.of(element);
        kinds.put(element, kind);
        return kind;
    }

    /** Sums of one subtree, while it is walked. The run is the text since the last block border. */
    private static final class Tally {
        int prose;
        int clean;
        int chars;
        int linkChars;
        int paragraphs;
        boolean blocks;
        boolean headline;
        int runChars;
        int runLinkChars;
        int runMarks;
        int articles;
        int largestArticle;
        int articleProse;

        void text(String text, boolean inLink) {
            boolean space = true;
            for (int at = 0; at < text.length(); at++) {
                char here = text.charAt(at);
                boolean blank = here <= ' ' || here == '\u00a0';
                if (blank && space) {
                    continue;
                }
                space = blank;
                int weight = isWide(here) ? 3 : 1;
                runChars += weight;
                if (inLink) {
                    runLinkChars += weight;
                } else if (isMark(here)) {
                    runMarks++;
                }
            }
        }

        void endRun() {
            if (runChars > 1) {
                chars += runChars;
                linkChars += runLinkChars;
                int plain = runChars - runLinkChars;
                if (((plain >= SHORTEST_SENTENCE_CHARS && runMarks > 0) || plain >= LONG_RUN_CHARS)
                        && runLinkChars * 2 < runChars) {
                    prose += plain;
                    clean += plain;
                    paragraphs++;
                }
            }
            runChars = 0;
            runLinkChars = 0;
            runMarks = 0;
        }

        void add(Tally part) {
            prose += part.prose;
            clean += part.clean;
            chars += part.chars;
            linkChars += part.linkChars;
            paragraphs += part.paragraphs;
            headline |= part.headline;
            articles += part.articles;
            largestArticle = Math.max(largestArticle, part.largestArticle);
            articleProse += part.articleProse;
            blocks = true;
        }

        private static boolean isMark(char here) {
            return switch (here) {
                case '.', ',', '!', '?', ';', ':', '。', '、', '，', '！', '？', '،', '؟', '।', '۔' -> true;
                default -> false;
            };
        }

        /** One Chinese, Japanese or Korean character says as much as several letters. */
        private static boolean isWide(char here) {
            return (here >= '\u3040' && here <= '\u9fff') || (here >= '\uac00' && here <= '\ud7af');
        }
    }

    private void walk(Element element, Tally into, boolean inLink) {
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof TextNode text) {
                into.text(text.getWholeText(), inLink);
            } else if (node instanceof Element child) {
                child(child, into, inLink);
            }
        }
    }

    private void child(Element child, Tally into, boolean inLink) {
        String tag = child.normalName();
        if (tag.equals("br")) {
            if (child.nextSibling() instanceof Element next && next.normalName().equals("br")) {
                into.endRun();
            }
            into.text(" ", inLink);
            return;
        }
        if (Clutter.isSilent(child)) {
            return;
        }
        if (child.isBlock() || FORCED_BLOCKS.contains(tag)) {
            into.endRun();
            into.add(block(child, inLink));
            return;
        }
        boolean link = inLink || tag.equals("a");
        if (child.childrenSize() == 0) {
            walk(child, into, link);
            return;
        }
        Tally inside = new Tally();
        boolean outerBlocks = into.blocks;
        into.blocks = false;
        int proseBefore = into.prose;
        int cleanBefore = into.clean;
        int charsBefore = into.chars;
        int linkBefore = into.linkChars;
        int paragraphsBefore = into.paragraphs;
        walk(child, into, link);
        if (into.blocks) {
            inside.prose = into.prose - proseBefore;
            inside.clean = into.clean - cleanBefore;
            inside.chars = into.chars - charsBefore;
            inside.linkChars = into.linkChars - linkBefore;
            inside.paragraphs = into.paragraphs - paragraphsBefore;
            inside.headline = into.headline;
            record(child, inside, true);
        }
        into.blocks |= outerBlocks;
    }

    private Tally block(Element child, boolean inLink) {
        Tally inside = new Tally();
        walk(child, inside, inLink);
        boolean blocks = inside.blocks;
        inside.endRun();
        inside.headline |= child.normalName().equals("h1");
        if (inside.articles >= SEVERAL_ARTICLES
                && !inside.headline
                && inside.largestArticle * 2 < inside.prose
                && inside.articleProse * 10 > inside.prose * 6) {
            inside.clean = 0;
        }
        if (child.normalName().equals("article")) {
            inside.articles++;
            inside.largestArticle = Math.max(inside.largestArticle, inside.prose);
            inside.articleProse = inside.prose;
        }
        if (inside.clean > 0
                && !inside.headline
                && kind(child) != null
                && kind(child) != Clutter.Kind.LEAD
                && !BodyFinder.isNamedBody(child)) {
            inside.clean = 0;
            inside.prose = kind(child) == Clutter.Kind.COMMENTS ? 0 : inside.prose;
        }
        record(child, inside, blocks);
        return inside;
    }

    private void record(Element element, Tally sums, boolean blocks) {
        measures.put(
                element,
                new Measure(
                        sums.prose, sums.clean, sums.chars, sums.linkChars, sums.paragraphs, blocks, sums.headline));
    }
}
