package org.wirewatch.article;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Extraction.NoArticle;

/**
 * Tells pages that stand in front of an article from articles. Asked only where little text was found: an article about
 * paywalls or captchas is an article.
 */
final class Walls {
    /** More text than this is an article, whatever words stand around it. */
    static final int THIN_CHARS = 400;

    /** Less than this, where the publisher says that the article is not free, is the stub in front of the wall. */
    private static final int STUB_CHARS = 250;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern BOT = Pattern.compile(
            "just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:robot|human)"
                    + "|pardon our interruption|ddos protection|security check|robot check|unusual (?:traffic|activity)|access (?:to this page has been )?denied"
                    + "|request (?:was )?blocked|you have been blocked|press (?:&|and) hold|complete the captcha|cf-challenge|px-captcha|_incapsula_|captcha-delivery",
            FLAGS);
    private static final Pattern CONSENT = Pattern.compile(
            "we (?:and our partners )?(?:value your privacy|use cookies)|before you continue|accept (?:all )?cookies|cookie (?:consent|settings|policy)"
                    + "|your privacy (?:choices|matters)|consent to|mit werbung (?:weiterlesen|und cookies)|(?:wir verwenden|akzeptieren) .{0,30}cookies|zustimmen und weiter"
                    + "|nous utilisons des cookies|accepter et continuer|utilizamos cookies|мы используем (?:файлы )?cookie",
            FLAGS);
    private static final Pattern PAY = Pattern.compile(
            "subscribe (?:now )?to (?:continue|read|keep)|to continue reading|continue reading (?:this|with|your)|(?:for|to) (?:our )?subscribers(?: only)?|already (?:a |have an? )?(?:subscri|account|member)"
                    + "|(?:log|sign) in to (?:read|continue|view)|subscriber.only|premium (?:article|content)|register to (?:read|continue)|you have (?:reached|used) .{0,40}(?:limit|free articles)"
                    + "|jetzt (?:weiterlesen|abonnieren|freischalten)|nur für abonnenten|abonnez-vous|réservé aux abonnés|suscríbete para|только (?:для|по) подпис",
            FLAGS);
    private static final Pattern SCRIPT = Pattern.compile(
            "(?:enable|activate|turn on|requires?|need) java ?script|javascript (?:is|must be|to be)? ?(?:disabled|required|enabled|not)|javascript (?:aktivieren|ist deaktiviert)|activez javascript|включите javascript",
            FLAGS);
    private static final Pattern MISSING = Pattern.compile(
            "\\b(?:error )?404\\b|(?:page|article|story|content|document) (?:you .{0,40})?(?:was |is |can ?not be |could not be |does )?(?:not|no longer) (?:be )?(?:found|exist|available)|page doesn.t exist"
                    + "|no longer available|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|страница не найдена|nie znaleziono",
            FLAGS);

    private Walls() {}

    /** What the page is, given that only {@code text} was found as article; null if it may be a short article. */
    static @Nullable NoArticle verdict(Document page, JsonLd jsonLd, String text) {
        if (text.length() >= THIN_CHARS) {
            return null;
        }
        String title = page.title();
        String seen = title + ' ' + page.body().text();
        boolean small = seen.length() < 3000;
        if (BOT.matcher(title).find() || (small && BOT.matcher(page.outerHtml()).find())) {
            return new NoArticle("bot-wall", "The site answered with a check for robots instead of the article.");
        }
        boolean missing = MISSING.matcher(title).find() || heading(page, MISSING);
        if (missing) {
            return new NoArticle(
                    "not-found", "The page says that there is no such article, though the server called it a success.");
        }
        if (small
                && CONSENT.matcher(seen).find()
                && (text.isBlank() || CONSENT.matcher(title + ' ' + text).find())) {
            return new NoArticle("consent", "The site shows a cookie or privacy dialog instead of the article.");
        }
        if (PAY.matcher(text).find()
                || (!jsonLd.free() && text.length() < STUB_CHARS)
                || (text.isBlank() && PAY.matcher(seen).find())) {
            return new NoArticle(
                    "paywall",
                    "The page has only the beginning of the article; the rest is for subscribers or after log-in.");
        }
        boolean tiny = text.length() < 120;
        if (tiny && SCRIPT.matcher(seen + ' ' + page.select("noscript").text()).find() && small) {
            return new NoArticle("javascript", "The page is empty without JavaScript, which is not run here.");
        }
        return text.isBlank() ? new NoArticle("empty", "The page has no text that could be an article.") : null;
    }

    private static boolean heading(Document page, Pattern wanted) {
        return page.select("h1, h2").stream()
                .limit(3)
                .anyMatch(heading -> wanted.matcher(heading.text()).find());
    }

    /** What the bytes are, if they are not HTML; null if they may be. */
    static @Nullable NoArticle notHtml(Page page) {
        String type = page.contentType() == null ? "" : page.contentType().toLowerCase(Locale.ROOT);
        byte[] body = page.body();
        boolean binary = startsWith(body, "%PDF")
                || startsWith(body, "PK\u0003\u0004")
                || startsWith(body, "GIF8")
                || startsWith(body, "\u0089PNG")
                || startsWith(body, "\u00ff\u00d8\u00ff");
        boolean other = type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || (type.startsWith("application/")
                        && !type.contains("xml")
                        && !type.contains("html")
                        && !type.contains("octet-stream"));
        if (binary || other) {
            String what = type.isEmpty() ? "not HTML" : type.replaceFirst(";.*", "");
            return new NoArticle("not-html", "The address leads to " + what + ", not to a page.");
        }
        return body.length == 0 ? new NoArticle("empty", "The server sent an empty page.") : null;
    }

    private static boolean startsWith(byte[] body, String magic) {
        if (body.length < magic.length()) {
            return false;
        }
        for (int at = 0; at < magic.length(); at++) {
            if ((body[at] & 0xff) != magic.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
