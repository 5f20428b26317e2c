package org.wirewatch.alert;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.alert.StoryBlock.Mark;

/**
 * A line of foreign text made harmless, with the stretches that a reader should see marked.
 *
 * @param text clean in the sense of {@link CleanText}
 * @param marks in order, inside {@code text}, not overlapping, not empty
 */
record MarkedText(String text, List<Mark> marks) {
    /** A sentence with more says nothing by them, and each costs a hundred bytes of HTML. */
    private static final int MOST_MARKS = 12;

    /** Cleans a sentence and carries its marks along; marks that do not fit the sentence are left out. */
    static MarkedText clean(String sentence, List<Mark> marks) {
        CleanText.Cleaned cleaned = CleanText.clean(sentence);
        List<Mark> kept = new ArrayList<>();
        int last = 0;
        for (Mark mark : marks) {
            if (mark.start() < 0 || mark.start() >= mark.end() || mark.start() >= cleaned.inputLength()) {
                continue;
            }
            int start = Math.max(last, cleaned.offset(mark.start()));
            int end = cleaned.offset(Math.min(mark.end(), cleaned.inputLength()));
            if (start < end && start == last && !kept.isEmpty()) {
                kept.set(kept.size() - 1, new Mark(kept.getLast().start(), end));
                last = end;
            } else if (start < end && kept.size() < MOST_MARKS) {
                kept.add(new Mark(start, end));
                last = end;
            }
        }
        return new MarkedText(cleaned.text(), List.copyOf(kept));
    }

    /** The part around the first mark, at most so many characters, cut at words, with ellipses where it was cut. */
    MarkedText around(int characters) {
        if (text.length() <= characters) {
            return this;
        }
        int first = marks.isEmpty() ? 0 : marks.getFirst().start();
        int start = first < characters * 2 / 3 ? 0 : wordStart(first - characters / 3, first);
        int end = wordEnd(Math.min(text.length(), start + characters - 2), start);
        String prefix = start == 0 ? "" : "…";
        String suffix = end == text.length() ? "" : "…";
        int shift = prefix.length() - start;
        List<Mark> kept = marks.stream()
                .filter(mark -> mark.start() >= start && mark.start() < end)
                .map(mark -> new Mark(mark.start() + shift, Math.min(mark.end(), end) + shift))
                .toList();
        return new MarkedText(prefix + text.substring(start, end) + suffix, kept);
    }

    private int wordStart(int from, int limit) {
        int space = text.indexOf(' ', from);
        return space >= 0 && space < limit ? space + 1 : boundary(from);
    }

    private int wordEnd(int to, int limit) {
        if (to == text.length()) {
            return to;
        }
        int space = text.lastIndexOf(' ', to);
        return space > limit + (to - limit) / 2 ? space : boundary(to);
    }

    private int boundary(int index) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return clusters.isBoundary(index) ? index : clusters.preceding(index);
    }

    /** The text in pieces, marked and unmarked in turn, for the HTML part. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (Mark mark : marks) {
            if (mark.start() > at) {
                spans.add(new Span(text.substring(at, mark.start()), false));
            }
            spans.add(new Span(text.substring(mark.start(), mark.end()), true));
            at = mark.end();
        }
        if (at < text.length()) {
            spans.add(new Span(text.substring(at), false));
        }
        return List.copyOf(spans);
    }
}
