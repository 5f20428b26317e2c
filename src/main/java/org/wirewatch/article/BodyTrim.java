package org.wirewatch.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wirewatch.article.Draft.Form;

/** Takes out of the drafts what only their words and their place betray: appeals, credits, tags, "Read more", repeats. */
final class BodyTrim {
    private static final int SHORT_CHARS = 200;
    private static final int LAST_BLOCKS = 4;
    /** A shorter line may be said twice on purpose. */
    private static final int SHORTEST_REPEAT_CHARS = 30;

    private static final int LONG_PARAGRAPH_CHARS = 120;

    private BodyTrim() {}

    static List<Draft> trim(List<Draft> drafts, String title, ReasonNotes notes) {
        List<Draft> kept = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        String foldedTitle = Texts.fold(title);
        for (Draft draft : drafts) {
            if (draft.is(Form.GAP) || draft.is(Form.RELATED)) {
                kept.add(draft);
                continue;
            }
            Draft judged = judge(draft, foldedTitle);
            Clutter.Kind gap = judged.gap();
            if (gap != null) {
                notes.dropped(ReasonNotes.kindName(gap), "by its words", draft);
            }
            boolean again = !kept.isEmpty() && kept.getLast().text().equals(draft.text());
            boolean repeated = (draft.text().length() > 120 && !seen.add(Texts.folded(draft.text())))
                    || (again && draft.text().length() > SHORTEST_REPEAT_CHARS);
            if (!repeated) {
                kept.add(judged);
            } else if (gap == null) {
                notes.dropped("repeat", "stands on the page before", draft);
            }
        }
        notes.dropping("related", "listed under a title for other articles", kept, BodyTrim::dropRelatedLists);
        notes.dropping("about", "tells of the sender, under \"About …\"", kept, BodyTrim::cutAboutSender);
        notes.dropping("heading", "stands over what was left out", kept, BodyTrim::dropIdleHeadings);
        notes.dropping("label", "a name or date before the first paragraph", kept, BodyTrim::trimHead);
        notes.dropping("note", "a note, link or heading after the last paragraph", kept, BodyTrim::trimTail);
        kept.removeIf(draft -> draft.is(Form.GAP));
        return kept;
    }

    private static Draft judge(Draft draft, String foldedTitle) {
        String text = draft.text();
        if (!hasLetter(text) && StockPhrases.EMPTY_WORDS.matcher(text).matches()) {
            return gap(draft, Clutter.Kind.CHROME);
        }
        if (draft.is(Form.QUOTE)) {
            boolean pointer = draft.linkDensity() > 0.5 && StockPhrases.RELATED.opens(text);
            return pointer ? related(draft) : draft;
        }
        boolean mayBeTitle = !foldedTitle.isEmpty()
                && text.length() >= foldedTitle.length()
                && text.length() < foldedTitle.length() * 2 + 20;
        if (mayBeTitle && Texts.fold(text).equals(foldedTitle)) {
            return gap(draft, Clutter.Kind.LABEL);
        }
        if (draft.level() == 1 && !foldedTitle.isEmpty() && Texts.fold(text).endsWith(foldedTitle)) {
            return gap(draft, Clutter.Kind.LABEL);
        }
        if ((text.length() < SHORT_CHARS || draft.linkDensity() > 0.5) && StockPhrases.RELATED.opens(text)) {
            return related(draft);
        }
        if (draft.linkDensity() > 0.4 && text.length() < 400 && StockPhrases.RELATED_OPENING.opens(text)) {
            return related(draft);
        }
        if (text.length() < 300 && asksToSubscribe(text)) {
            return gap(draft, Clutter.Kind.APPEAL);
        }
        if (StockPhrases.LEGAL_NOTICE.opens(text)) {
            return gap(draft, Clutter.Kind.APPEAL);
        }
        if (text.length() < 300 && (StockPhrases.APPEAL.opens(text) || StockPhrases.INVITATION.opens(text))) {
            return gap(draft, Clutter.Kind.APPEAL);
        }
        if (text.length() < 300 && (StockPhrases.CREDIT.opens(text) || StockPhrases.TAGS.opens(text))) {
            return gap(draft, Clutter.Kind.LABEL);
        }
        if (isCaption(text)) {
            return gap(draft, Clutter.Kind.LABEL);
        }
        if (draft.linkDensity() > 0.5 && text.length() < 600 && StockPhrases.TAGS_WORD.opens(text)) {
            return gap(draft, Clutter.Kind.LABEL);
        }
        if (draft.is(Form.PARAGRAPH) && draft.linkDensity() > 0.9) {
            return related(draft);
        }
        // Notices have been seen that are headings from the first word to the last.
        if (draft.is(Form.HEADING) && text.length() > LONG_PARAGRAPH_CHARS && endsLikeASentence(text)) {
            return draft.as(Form.PARAGRAPH);
        }
        return draft;
    }

    private static boolean hasLetter(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isLetter(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** A block that points elsewhere: kept as related if it has a link with a title. */
    private static Draft related(Draft draft) {
        var link = draft.source().normalName().equals("a")
                ? draft.source()
                : draft.source().selectFirst("a[href]");
        if (link == null || draft.is(Form.HEADING) || draft.linkChars() < 15) {
            return gap(draft, Clutter.Kind.RELATED);
        }
        String title = StockPhrases.RELATED.cutFrom(link.text().strip()).strip();
        if (title.isEmpty()) {
            return gap(draft, Clutter.Kind.RELATED);
        }
        return new Draft(Form.RELATED, title, title.length(), link, 0, Urls.absolute(link, "href"), null);
    }

    private static Draft gap(Draft draft, Clutter.Kind kind) {
        return new Draft(Form.GAP, "", 0, draft.source(), 0, null, kind);
    }

    /** Or to agree to cookies. The plain look for a word comes first, since it is much quicker. */
    private static boolean asksToSubscribe(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean subscribe = lower.contains("sign")
                || lower.contains("support")
                || lower.contains("cancel")
                || lower.contains("donation")
                || lower.contains("contribution")
                || lower.contains("kündbar")
                || lower.contains("wesprzyj")
                || lower.contains("unterstützen sie")
                || lower.contains("subscribe")
                || lower.contains("delivered")
                || lower.contains("newsletter");
        return (subscribe && StockPhrases.SUBSCRIBE.areIn(text))
                || (lower.contains("cookies") && StockPhrases.COOKIES.areIn(text));
    }

    private static boolean isCaption(String text) {
        return text.length() < 300
                && (StockPhrases.NUMBERED_CAPTION.opens(text)
                        || (text.indexOf('(') >= 0
                                && StockPhrases.CAPTION.matcher(text).find()));
    }

    /** What stands under "More stories" and the like: items, links and short lines, up to the next real paragraph. */
    private static void dropRelatedLists(List<Draft> drafts) {
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            if (draft.text().length() > 80 || !StockPhrases.RELATED_TITLE.opens(draft.text())) {
                continue;
            }
            drafts.set(at, gap(draft, Clutter.Kind.RELATED));
            while (at + 1 < drafts.size() && isListed(drafts.get(at + 1))) {
                drafts.remove(at + 1);
            }
        }
    }

    /** A press release ends with "About …": what follows is about its sender. */
    private static void cutAboutSender(List<Draft> drafts) {
        int all = drafts.stream().mapToInt(draft -> draft.text().length()).sum();
        int before = 0;
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            boolean title = !draft.is(Form.QUOTE)
                    && draft.text().length() < 60
                    && !draft.text().endsWith(".");
            if (title
                    && before * 2 > all
                    && StockPhrases.ABOUT.matcher(draft.text()).find()) {
                drafts.subList(at, drafts.size()).clear();
                return;
            }
            before += draft.text().length();
        }
    }

    private static boolean isListed(Draft draft) {
        return draft.is(Form.ITEM)
                || draft.is(Form.RELATED)
                || draft.is(Form.GAP)
                || draft.linkDensity() > 0.4
                || (draft.text().length() < 100 && !endsLikeASentence(draft.text()));
    }

    /** A heading over something that was left out goes with it. */
    private static void dropIdleHeadings(List<Draft> drafts) {
        for (int at = drafts.size() - 1; at >= 0; at--) {
            if (!drafts.get(at).is(Form.HEADING)) {
                continue;
            }
            Draft next = at + 1 < drafts.size() ? drafts.get(at + 1) : null;
            boolean overRelated = next != null
                    && (next.is(Form.RELATED) || (next.is(Form.GAP) && next.gap() == Clutter.Kind.RELATED));
            if (next == null || overRelated) {
                drafts.remove(at);
            }
        }
    }

    /** Before the first real paragraph: names, dates, labels. */
    private static void trimHead(List<Draft> drafts) {
        int first = 0;
        while (first < drafts.size() && !isRealParagraph(drafts.get(first))) {
            first++;
        }
        for (int at = Math.min(first, drafts.size()) - 1; at >= 0; at--) {
            Draft draft = drafts.get(at);
            if (draft.is(Form.PARAGRAPH) && isDateLine(draft.text())) {
                drafts.remove(at);
                continue;
            }
            if (draft.is(Form.PARAGRAPH) && draft.text().length() < 100 && StockPhrases.DATELINE.opens(draft.text())) {
                drafts.remove(at);
            }
        }
    }

    private static boolean isDateLine(String text) {
        boolean opens = text.length() < 120 && Character.isDigit(text.charAt(0)) && !endsLikeASentence(text);
        return (text.length() < 60 || opens) && DateText.parse(text, false) != null;
    }

    private static boolean isRealParagraph(Draft draft) {
        return draft.is(Form.PARAGRAPH) && draft.text().length() >= LONG_PARAGRAPH_CHARS;
    }

    private static void trimTail(List<Draft> drafts) {
        int seen = 0;
        for (int at = drafts.size() - 1; at >= 0 && seen < LAST_BLOCKS; at--) {
            seen += drafts.get(at).is(Form.GAP) ? 0 : 1;
            if (isNote(drafts.get(at)) || isUpdateLine(drafts.get(at))) {
                drafts.remove(at);
            }
        }
        while (!drafts.isEmpty()) {
            Draft last = drafts.getLast();
            boolean idle = last.is(Form.GAP) || last.is(Form.HEADING) || last.is(Form.RELATED) || isNote(last);
            if (!idle) {
                return;
            }
            drafts.removeLast();
        }
    }

    private static boolean isUpdateLine(Draft draft) {
        return draft.is(Form.PARAGRAPH)
                && draft.text().length() < 80
                && StockPhrases.DATELINE.opens(draft.text())
                && (!endsLikeASentence(draft.text()) || DateText.parse(draft.text(), false) != null);
    }

    private static boolean isNote(Draft draft) {
        return draft.is(Form.PARAGRAPH)
                && draft.text().length() < 400
                && (StockPhrases.NOTE.opens(draft.text()) || StockPhrases.NOTE_WITHIN.areIn(draft.text()));
    }

    static boolean endsLikeASentence(String text) {
        char last = text.charAt(text.length() - 1);
        return ".!?…\"”’»。！？)".indexOf(last) >= 0;
    }
}
