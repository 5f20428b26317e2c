package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.Block;
import org.wirewatch.article.Draft.Form;

/**
 * The body's cascade: the element that the publisher calls the body, or the one where the running text is densest; if
 * that yields too little, every paragraph of the page; if the page's markup has none, JSON-LD's {@code articleBody}.
 *
 * @param blocks in reading order; empty if the page has no text
 * @param element where they were found; null if not in one element
 */
record BodyExtraction(List<Block> blocks, @Nullable Box element) {
    private static final int TOO_LITTLE_CHARS = 140;

    static BodyExtraction of(Measures measures, JsonLd jsonLd, String title, ReasonNotes notes) {
        Box body = new BodyFinder(measures).find(notes);
        List<Draft> drafts = body == null ? List.of() : BodyTrim.trim(written(body, measures, notes), title, notes);
        int chars = chars(drafts);
        String linked = jsonLd.body();
        if (chars >= TOO_LITTLE_CHARS) {
            return new BodyExtraction(blocks(drafts), body);
        }
        List<Draft> all = everyParagraph(measures, title);
        int allChars = chars(all);
        boolean more = allChars > chars * 3 / 2;
        int most = more ? allChars : chars;
        notes.step(
                more,
                () -> "After trimming there are only " + chars
                        + " characters; every long paragraph of the page together: " + allChars + " characters.");
        boolean told = linked != null && linked.length() > most * 3 / 2;
        notes.step(told, () -> "JSON-LD articleBody: " + (linked == null ? "none." : linked.length() + " characters."));
        if (linked != null && told) {
            return new BodyExtraction(paragraphs(linked), body);
        }
        return new BodyExtraction(blocks(more ? all : drafts), body);
    }

    private static List<Draft> everyParagraph(Measures measures, String title) {
        return BodyTrim.trim(BodyWriter.write(measures.body(), measures), title, ReasonNotes.none()).stream()
                .filter(draft -> draft.is(Form.RELATED) || (draft.text().length() >= 60 && draft.linkDensity() < 0.3))
                .toList();
    }

    /** The blocks of the elements that the site's rule names, of which there may be none. */
    static BodyExtraction within(List<Element> elements, Measures measures, String title, ReasonNotes notes) {
        List<Draft> drafts = new ArrayList<>();
        Box first = null;
        for (Element element : elements) {
            Box box = measures.at(element);
            first = first == null ? box : first;
            drafts.addAll(BodyWriter.write(box, measures));
        }
        notes.gaps(drafts);
        notes.element(first);
        List<Block> blocks = blocks(BodyTrim.trim(drafts, title, notes));
        notes.step(
                !blocks.isEmpty(),
                () -> "The site's rule names " + elements.size() + " elements with " + blocks.size()
                        + " blocks of text.");
        return new BodyExtraction(blocks, first);
    }

    private static List<Draft> written(Box body, Measures measures, ReasonNotes notes) {
        List<Draft> drafts = new ArrayList<>(LeadFinder.find(body, measures));
        notes.leads(drafts);
        drafts.addAll(BodyWriter.write(body, measures));
        notes.element(body);
        notes.gaps(drafts);
        notes.outside(body, measures);
        return drafts;
    }

    private static int chars(List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> !draft.is(Form.RELATED))
                .mapToInt(draft -> draft.text().length())
                .sum();
    }

    private static List<Block> paragraphs(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String part : text.split("\\n+", -1)) {
            if (!part.isBlank()) {
                blocks.add(new Block.Paragraph(Texts.collapse(part.replaceAll("<[^>]{1,200}>", " "))));
            }
        }
        return blocks;
    }

    static List<Block> blocks(List<Draft> drafts) {
        List<Block> blocks = new ArrayList<>();
        for (Draft draft : drafts) {
            switch (draft.form()) {
                case PARAGRAPH -> blocks.add(new Block.Paragraph(draft.text()));
                case HEADING -> blocks.add(new Block.Heading(Math.max(2, draft.level()), draft.text()));
                case ITEM -> blocks.add(new Block.ListItem(draft.text()));
                case QUOTE -> blocks.add(new Block.Quote(draft.text()));
                case RELATED -> blocks.add(new Block.Related(draft.text(), draft.url()));
                case GAP -> {
                    // nothing stands here
                }
            }
        }
        return List.copyOf(blocks);
    }
}
