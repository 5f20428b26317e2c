package org.wirewatch.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.LeadPicture;

/** Caption and credit of the first figure that has either, above or at the top of the text. */
final class LeadPictureFinder {
    private static final Pattern CREDIT_NAME = Pattern.compile(
            " (?:credit|credits|copyright|photographer|source|attribution|quelle|bildnachweis|rights) ");
    private static final Pattern CAPTION_NAME = Pattern.compile(
            " (?:caption|captions|description|legend|figcaption|imagecaption|bildunterschrift|legende) ");
    private static final Pattern CREDIT_LABEL = Pattern.compile(
            "^\\W*(?:(?:photo|image|picture|foto|bild)\\s*)?(?:credits?|source|quelle|copyright|by)\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDIT_TAIL = Pattern.compile(
            "(?<=[.!?\"”)]|^)\\s*(?:\\(?(?:photo(?:graph)?|image|picture|foto|bild|credits?)\\s*(?:credits?|by|via|courtesy(?:\\s+of)?)?\\s*[:/]?\\s*|©\\s*)([^.]{2,80}?)\\)?$",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_CHARS = 1000;
    private static final int TEXT_BEFORE_CHARS = 1500;

    private LeadPictureFinder() {}

    /** Null if no figure near the top has a caption or a credit. */
    static @Nullable LeadPicture find(Element root, @Nullable Element body) {
        for (Element figure : root.select(
                "figure, [class*=caption], [class*=lead-image], [class*=featured-image], [class*=main-image]")) {
            if (body != null && isTooLow(figure, body)) {
                return null;
            }
            LeadPicture picture = Clutter.isInsideOthers(figure) ? null : read(figure);
            if (picture != null) {
                return picture;
            }
        }
        return null;
    }

    /** Pictures after much of the body's text are not the lead picture. */
    private static boolean isTooLow(Element figure, Element body) {
        Element top = figure;
        while (top.parent() != null && !body.equals(top.parent())) {
            top = top.parent();
        }
        if (!body.equals(top.parent())) {
            return figure.parents().stream().noneMatch(up -> up.equals(body)) && follows(figure, body);
        }
        int chars = 0;
        for (Element before = top.previousElementSibling(); before != null; before = before.previousElementSibling()) {
            chars += before.text().length();
        }
        return chars > TEXT_BEFORE_CHARS;
    }

    private static boolean follows(Element figure, Element body) {
        Element shared = body;
        Element below = body;
        while (shared.parent() != null && !figure.parents().contains(shared)) {
            below = shared;
            shared = shared.parent();
        }
        Element other = figure;
        while (other.parent() != null && !shared.equals(other.parent())) {
            other = other.parent();
        }
        return shared.equals(other.parent()) && other.elementSiblingIndex() > below.elementSiblingIndex();
    }

    private static @Nullable LeadPicture read(Element figure) {
        Element box = figure.normalName().equals("figure") ? figure.selectFirst("figcaption") : figure;
        Element within = box == null ? figure : box;
        Element creditPart = part(within, CREDIT_NAME);
        Element captionPart = part(within, CAPTION_NAME);
        String credit = creditPart == null ? null : Texts.orNull(creditPart.text());
        String caption;
        if (captionPart != null && !captionPart.equals(creditPart)) {
            caption = Texts.orNull(captionPart.text());
        } else {
            caption = box == null ? null : Texts.orNull(box.text());
        }
        if (caption != null && credit != null && caption.endsWith(credit)) {
            caption = Texts.orNull(caption.substring(0, caption.length() - credit.length()));
        }
        return picture(caption, credit);
    }

    private static @Nullable LeadPicture picture(@Nullable String caption, @Nullable String credit) {
        if (caption != null && credit == null) {
            Matcher tail = CREDIT_TAIL.matcher(caption);
            if (tail.find()) {
                credit = Texts.orNull(tail.group(1));
                caption = Texts.orNull(caption.substring(0, tail.start()));
            }
        }
        if (credit != null) {
            credit = Texts.orNull(CREDIT_LABEL.matcher(credit).replaceFirst(""));
        }
        if (caption != null && caption.length() > LONGEST_CHARS) {
            caption = null;
        }
        return caption == null && credit == null ? null : new LeadPicture(caption, credit);
    }

    private static @Nullable Element part(Element within, Pattern wanted) {
        for (Element element : within.getAllElements()) {
            if (element.equals(within)) {
                continue;
            }
            for (String name : ClassWords.of(element)) {
                if (wanted.matcher(name).find()) {
                    return element;
                }
            }
            if (wanted == CREDIT_NAME
                    && (element.normalName().equals("small")
                            || element.attr("itemprop").equals("copyrightHolder"))) {
                return element;
            }
        }
        return null;
    }
}
