package org.wirewatch.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Extraction.NoArticle;

/**
 * Tells pages that stand in front of an article from articles. The words are in {@link WallWords}; here is how much they
 * weigh. An article about paywalls, cookies or captchas is an article: a page that shows the headline that the feed
 * promised, or has a text of some length, is judged by more than a phrase.
 */
final class Walls {
    /** More text than this is an article, unless most of it is a wall's own words. */
    static final int THIN_CHARS = 400;

    /** Less than this, where the publisher says that the article is not free, is the stub in front of the wall. */
    private static final int STUB_CHARS = 250;

    /** Stubs in front of a wall have been seen this long. */
    private static final int LONGEST_STUB_CHARS = 3000;

    /** Privacy dialogs that list all their purposes are this long. */
    private static final int LONGEST_DIALOG_CHARS = 8000;

    private static final int SMALL_PAGE_CHARS = 3000;
    private static final double SAME_STORY = 0.6;
    private static final Pattern TITLE_PARTS = Pattern.compile("\\s+[|–—·•»:-]+\\s+|\\s*[|»]\\s*");
    private static final Pattern ELLIPSIS = Pattern.compile("(?:…|\\.\\.\\.|\\[…\\])[\"”’»)]?$");
    private static final Pattern QUOTED =
            Pattern.compile("[“„«\"][^“”„«»\"]{2,300}[”“»\"]|(?<!\\p{L})[‘'][^‘’']{2,300}[’'](?!\\p{L})");
    private static final Pattern WORD_COUNT = Pattern.compile("\"wordCount\"\\s*:\\s*\"?(\\d{2,6})");
    private static final String PAY_BOXES = "[class*=paywall],[id*=paywall],[class*=regwall],[class*=piano],"
            + "[data-paywall],[class*=subscriber-only],[class*=paid-content],[class*=premium-content],[class*=subscribe-wall]";

    private final Document page;
    private final JsonLd jsonLd;
    private final String text;
    private final String title;
    private final boolean showsStory;

    private Walls(PageFacts facts, Article article) {
        this.page = facts.document();
        this.jsonLd = facts.jsonLd();
        this.text = article.text();
        this.title = page.title();
        this.showsStory = showsStory(facts);
    }

    /** What the page is, given what was found as article; null if it may be one. */
    static @Nullable NoArticle verdict(PageFacts facts, Article article) {
        Walls walls = new Walls(facts, article);
        return walls.text.length() < THIN_CHARS ? walls.thin() : walls.substantial();
    }

    /** Whether the page's headline is the one that the feed told. */
    private static boolean showsStory(PageFacts facts) {
        String fed = facts.feed().title();
        return fed != null
                && facts.headlines().stream()
                        .anyMatch(headline ->
                                headline.text().length() >= 8 && Texts.likeness(headline.text(), fed) >= SAME_STORY);
    }

    private @Nullable NoArticle thin() {
        String seen = title + ' ' + page.body().text();
        boolean small = seen.length() < SMALL_PAGE_CHARS;
        boolean challenged = WallWords.BOT.matcher(title).find()
                || (small && WallWords.BOT.matcher(seen).find())
                || (small && WallWords.holdsChallenge(page.outerHtml()));
        if (!showsStory && challenged) {
            return bot();
        }
        if (!showsStory && saysMissing()) {
            return missing();
        }
        boolean dialog = small
                && WallWords.CONSENT.matcher(seen).find()
                && (text.isBlank()
                        || WallWords.CONSENT.matcher(title + ' ' + text).find());
        if (!showsStory && dialog) {
            return consent();
        }
        if (asksForLogin(seen)) {
            return login();
        }
        if (WallWords.PAY.matcher(text).find()
                || (!jsonLd.free() && text.length() < STUB_CHARS)
                || (text.isBlank() && WallWords.PAY.matcher(seen).find())
                || payEvidence(seen) >= 2) {
            return paywall();
        }
        boolean tiny = text.length() < 120;
        if (tiny
                && small
                && WallWords.SCRIPT
                        .matcher(seen + ' ' + page.select("noscript").text())
                        .find()) {
            return new NoArticle("javascript", "The page is empty without JavaScript, which is not run here.");
        }
        return text.isBlank() ? new NoArticle("empty", "The page has no text that could be an article.") : null;
    }

    /** Some walls have a long text of their own; most of it then speaks to the reader in a wall's phrases. */
    private @Nullable NoArticle substantial() {
        if (text.length() > LONGEST_DIALOG_CHARS) {
            return null;
        }
        if (!showsStory && isDialog()) {
            return consent();
        }
        if (!showsStory && text.length() < LONGEST_STUB_CHARS) {
            if (saysMissing()) {
                return missing();
            }
            if (WallWords.BOT.matcher(title).lookingAt() && share(WallWords.BOT) > 0) {
                return bot();
            }
        }
        return text.length() < LONGEST_STUB_CHARS && isStub() ? paywall() : null;
    }

    /** Asked of every page with a text of middling length, so the costly question comes last. */
    private boolean isDialog() {
        String lower = text.toLowerCase(Locale.ROOT);
        return WallWords.CONSENT_STEMS.stream()
                                .mapToInt(stem -> lower.split(stem, -1).length - 1)
                                .sum()
                        > 2
                && share(WallWords.CONSENT) >= 0.5
                && WallWords.CONSENT.matcher(text).results().count() > 2;
    }

    /** A stub breaks off, or is far shorter than the publisher says; and somebody offers the rest. */
    private boolean isStub() {
        String end = text.strip();
        boolean dots = ELLIPSIS.matcher(end).find();
        boolean open = text.length() < LONGEST_STUB_CHARS / 2 && !BodyTrim.endsLikeASentence(end);
        boolean farShorter = toldWords() > 2 * text.split("\\s+", -1).length;
        if (!dots && !open && !farShorter) {
            return false;
        }
        return payEvidence(title + ' ' + page.body().text()) >= (dots || farShorter ? 2 : 3);
    }

    /** How many of three: the publisher says "not free"; a box is called paywall; the page offers the rest. */
    private int payEvidence(String seen) {
        int evidence = jsonLd.free() ? 0 : 1;
        evidence += page.select(PAY_BOXES).isEmpty() ? 0 : 1;
        return evidence + (WallWords.PAY.matcher(seen).find() ? 1 : 0);
    }

    private int toldWords() {
        for (Element script : page.select("script[type*=ld+json]")) {
            Matcher count = WORD_COUNT.matcher(script.data());
            if (count.find()) {
                return Integer.parseInt(count.group(1));
            }
        }
        return 0;
    }

    private boolean asksForLogin(String seen) {
        if (WallWords.LOGIN.matcher(text).find()
                || (text.isBlank() && WallWords.LOGIN.matcher(seen).find())) {
            return true;
        }
        boolean called = titleParts()
                        .anyMatch(part -> WallWords.LOGIN_TITLE.matcher(part).matches())
                || headings()
                        .anyMatch(heading ->
                                WallWords.LOGIN_TITLE.matcher(heading).matches());
        return !showsStory && called && page.selectFirst("input[type=password]") != null;
    }

    private boolean saysMissing() {
        return titleParts().anyMatch(part -> WallWords.MISSING.matcher(part).matches())
                || headings()
                        .anyMatch(heading -> WallWords.MISSING.matcher(heading).matches());
    }

    private Stream<String> titleParts() {
        return TITLE_PARTS.splitAsStream(title).map(Texts::collapse).filter(part -> !part.isEmpty());
    }

    private Stream<String> headings() {
        return page.select("h1, h2").stream().limit(3).map(heading -> Texts.collapse(heading.text()));
    }

    /** How much of the text, 0 to 1, stands in paragraphs with such a phrase; an article about walls quotes them. */
    private double share(Pattern phrases) {
        int chars = Arrays.stream(text.split("\n+", -1))
                .filter(paragraph -> phrases.matcher(QUOTED.matcher(paragraph).replaceAll(" "))
                        .find())
                .mapToInt(String::length)
                .sum();
        return (double) chars / text.length();
    }

    private static NoArticle bot() {
        return new NoArticle("bot-wall", "The site answered with a check for robots instead of the article.");
    }

    private static NoArticle missing() {
        return new NoArticle(
                "not-found", "The page says that there is no such article, though the server called it a success.");
    }

    private static NoArticle consent() {
        return new NoArticle("consent", "The site shows a cookie or privacy dialog instead of the article.");
    }

    private static NoArticle login() {
        return new NoArticle("login", "The site asks for a log-in instead of showing the article.");
    }

    private static NoArticle paywall() {
        return new NoArticle("paywall", "The page has only the beginning of the article; the rest is for subscribers.");
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
