package org.wirewatch.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.LeadPicture;
import org.wirewatch.article.Candidates.Offer;

/** Caption and credit of the first figure that has either, above or at the top of the text. */
final class LeadPictureFinder {
    private static final Pattern CREDIT_LABEL = Pattern.compile(
            "^\\W*(?:(?:photo|image|picture|foto|bild)\\s*)?(?:credits?|source|quelle|copyright|by)\\s*[:：]\\s*"
                    + "|^\\W*(?:photo(?:graph)?s?|images?|pictures?|fotos?|bild(?:er)?)\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDIT_TAIL = Pattern.compile(
            "(?<=[.!?\"”)]|^)\\s*(?:\\(?(?:photo(?:graph)?|image|picture|foto|bild|credits?)\\s*(?:credits?|by|via|courtesy(?:\\s+of)?)?\\s*[:/]?\\s*|©\\s*)([^.]{2,80}?)\\)?$",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_CHARS = 1000;
    private static final int LETTERS_BEFORE = 1250;

    private LeadPictureFinder() {}

    /** Null if no figure near the top has a caption or a credit. */
    static @Nullable LeadPicture find(Measures measures, @Nullable Box body, ReasonNotes notes) {
        Candidates<LeadPicture> lead = notes.candidates("leadPicture");
        for (Box figure : measures.hinting()) {
            if (!figure.is("figure") && !figure.names.says(Names.MAYBE_PICTURE)) {
                continue;
            }
            if (body != null && isTooLow(figure, body)) {
                break;
            }
            String place = notes.asked() ? ReasonNotes.name(figure.element) : "";
            lead.ask(place, () -> offer(figure, measures, notes.asked()));
            if (lead.taken() != null) {
                break;
            }
        }
        return notes.taken(lead);
    }

    private static Offer<LeadPicture> offer(Box figure, Measures measures, boolean explained) {
        LeadPicture picture = figure.inOthers ? null : read(figure, measures);
        if (picture == null) {
            return Offer.flawed(
                    explained ? Texts.collapse(figure.element.text()) : "",
                    figure.inOthers ? "stands in a box of other articles" : "has neither caption nor credit");
        }
        String caption = picture.caption() == null ? "no caption" : picture.caption();
        return Offer.of(picture, caption + " · " + (picture.credit() == null ? "no credit" : picture.credit()));
    }

    /** Pictures after much of the body's text are not the lead picture. */
    private static boolean isTooLow(Box figure, Box body) {
        if (figure.index >= body.end) {
            return true;
        }
        int letters = 0;
        for (Box before = body.firstChild; before != null && before.end <= figure.index; before = before.next) {
            letters += before.letters;
        }
        return figure.index > body.index && letters > LETTERS_BEFORE;
    }

    private static @Nullable LeadPicture read(Box figure, Measures measures) {
        Box box = figure.is("figure") ? caption(figure, measures) : figure;
        Box within = box == null ? figure : box;
        Box creditPart = part(within, measures, Names.CREDIT);
        Box captionPart = part(within, measures, Names.CAPTION);
        String credit = creditPart == null ? null : Texts.orNull(creditPart.element.text());
        String caption;
        if (captionPart != null && !captionPart.equals(creditPart)) {
            caption = Texts.orNull(captionPart.element.text());
        } else {
            caption = box == null ? null : Texts.orNull(box.element.text());
        }
        if (caption != null && credit != null && caption.endsWith(credit)) {
            caption = Texts.orNull(caption.substring(0, caption.length() - credit.length()));
        }
        return picture(caption, credit);
    }

    private static @Nullable Box caption(Box figure, Measures measures) {
        for (Box inside : measures.inside(figure)) {
            if (inside.is("figcaption")) {
                return inside;
            }
        }
        return null;
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

    private static @Nullable Box part(Box within, Measures measures, int role) {
        for (Box inside : measures.inside(within)) {
            boolean marked = role == Names.CREDIT && (inside.is("small") || inside.property.equals("copyrightHolder"));
            if (marked || inside.names.says(role)) {
                return inside;
            }
        }
        return null;
    }
}
