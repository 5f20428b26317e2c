package org.wirewatch.article;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final int LONGEST_ELLIPSIS_CHARS = 4;
    private static final Pattern QUOTED =
            Pattern.compile("[“„«\"][^“”„«»\"]{2,300}[”“»\"]|(?<!\\p{L})[‘'][^‘’']{2,300}[’'](?!\\p{L})");
    private static final Pattern WORD_COUNT = Pattern.compile("\"wordCount\"\\s*:\\s*\"?(\\d{2,6})");
    private static final Phrases PAY_BOX =
            Phrases.of("paywall|regwall|piano|subscriber-only|paid-content|premium-content|subscribe-wall");

    private final Page page;
    private final Document document;
    private final Measures measures;
    private final JsonLd jsonLd;
    private final String text;
    private final String title;
    private final boolean showsStory;

    private Walls(Page page, PageFacts facts, Article article) {
        this.page = page;
        this.document = facts.document();
        this.measures = facts.measures();
        this.jsonLd = facts.jsonLd();
        this.text = article.text();
        this.title = facts.documentTitle();
        this.showsStory = showsStory(facts);
    }

    /** What the page is, given what was found as article; null if it may be one. */
    static @Nullable NoArticle verdict(Page page, PageFacts facts, Article article) {
        Walls walls = new Walls(page, facts, article);
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
        String seen = title + ' ' + measures.text();
        boolean small = seen.length() < SMALL_PAGE_CHARS;
        if (!showsStory && isChallenge(seen, small)) {
            return bot();
        }
        if (!showsStory && saysMissing()) {
            return missing();
        }
        boolean dialog = small
                && WallWords.CONSENT.areIn(seen)
                && (text.isBlank() || WallWords.CONSENT.areIn(title + ' ' + text));
        if (!showsStory && dialog) {
            return consent();
        }
        if (asksForLogin(seen)) {
            return login();
        }
        if (WallWords.PAY.areIn(text)
                || (!jsonLd.free() && text.length() < STUB_CHARS)
                || (text.isBlank() && WallWords.PAY.areIn(seen))
                || isPaid(2)) {
            return paywall();
        }
        boolean tiny = text.length() < 120;
        if (tiny && small && WallWords.SCRIPT.areIn(seen + ' ' + withoutScripts())) {
            return new NoArticle("javascript", "The page is empty without JavaScript, which is not run here.");
        }
        return text.isBlank() ? new NoArticle("empty", "The page has no text that could be an article.") : null;
    }

    private boolean isChallenge(String seen, boolean small) {
        return WallWords.BOT.areIn(title)
                || (small && WallWords.BOT.areIn(seen))
                || (small && WallWords.CHALLENGE.areIn(new String(page.body(), StandardCharsets.ISO_8859_1)));
    }

    /** What the page says to those whose browsers run no scripts. */
    private String withoutScripts() {
        return measures.all("noscript").stream().map(box -> box.element.text()).collect(Collectors.joining(" "));
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
            if (WallWords.BOT.begin(title) && share(WallWords.BOT) > 0) {
                return bot();
            }
        }
        return text.length() < LONGEST_STUB_CHARS && isStub() ? paywall() : null;
    }

    /** Asked of every page with a text of middling length, so the costly question comes last. */
    private boolean isDialog() {
        return holdsStems(3) && share(WallWords.CONSENT) >= 0.5 && WallWords.CONSENT.count(text, 3) == 3;
    }

    /** One plain search for each stem is many times quicker than one pattern for all. */
    private boolean holdsStems(int least) {
        String lower = text.toLowerCase(Locale.ROOT);
        int count = 0;
        for (String stem : WallWords.CONSENT_STEMS) {
            for (int at = lower.indexOf(stem); at >= 0 && count < least; at = lower.indexOf(stem, at + stem.length())) {
                count++;
            }
        }
        return count >= least;
    }

    /** A stub breaks off, or is far shorter than the publisher says; and somebody offers the rest. */
    private boolean isStub() {
        String end = text.strip();
        boolean dots = ELLIPSIS.matcher(end.substring(Math.max(0, end.length() - LONGEST_ELLIPSIS_CHARS)))
                .find();
        boolean open = text.length() < LONGEST_STUB_CHARS / 2 && !BodyTrim.endsLikeASentence(end);
        int told = toldWords();
        boolean farShorter = told > 0 && told > 2 * words(end);
        if (!dots && !open && !farShorter) {
            return false;
        }
        return isPaid(dots || farShorter ? 2 : 3);
    }

    private static int words(String text) {
        int words = 0;
        boolean gap = true;
        for (int at = 0; at < text.length(); at++) {
            boolean space = text.charAt(at) <= ' ';
            words += gap && !space ? 1 : 0;
            gap = space;
        }
        return words;
    }

    /**
     * Whether so many of three speak for it: the publisher says "not free"; a box is called paywall; the page offers the
     * rest. The last is asked last, as it looks through all of the page's text.
     */
    private boolean isPaid(int atLeast) {
        int evidence = jsonLd.free() ? 0 : 1;
        if (evidence + 2 < atLeast) {
            return false;
        }
        evidence += hasPayBox() ? 1 : 0;
        return evidence >= atLeast || (evidence == atLeast - 1 && WallWords.PAY.areIn(title + ' ' + measures.text()));
    }

    private boolean hasPayBox() {
        Element root = document.body().parent();
        return (root != null && isPayBox(root)) || measures.boxes().stream().anyMatch(box -> isPayBox(box.element));
    }

    private static boolean isPayBox(Element element) {
        return element.attributesSize() > 0
                && (PAY_BOX.areIn(element.className())
                        || Texts.containsIgnoringCase(element.id(), "paywall")
                        || element.hasAttr("data-paywall"));
    }

    private int toldWords() {
        for (Box script : measures.all("script")) {
            String data = JsonLd.isIn(script) ? script.element.data() : "";
            Matcher count = data.contains("\"wordCount\"") ? WORD_COUNT.matcher(data) : null;
            if (count != null && count.find()) {
                return Integer.parseInt(count.group(1));
            }
        }
        return 0;
    }

    private boolean asksForLogin(String seen) {
        if (WallWords.LOGIN.areIn(text) || (text.isBlank() && WallWords.LOGIN.areIn(seen))) {
            return true;
        }
        return !showsStory && isCalled(WallWords.LOGIN_TITLE) && asksForPassword();
    }

    private boolean asksForPassword() {
        return measures.all("input").stream()
                .anyMatch(input -> input.attribute("type").strip().equalsIgnoreCase("password"));
    }

    private boolean saysMissing() {
        return isCalled(WallWords.MISSING);
    }

    /** Whether a part of the title, or a heading near the top, says just that. */
    private boolean isCalled(Phrases phrases) {
        return titleParts().anyMatch(phrases::are) || headings().anyMatch(phrases::are);
    }

    private Stream<String> titleParts() {
        return TITLE_PARTS.splitAsStream(title).map(Texts::collapse).filter(part -> !part.isEmpty());
    }

    private Stream<String> headings() {
        return Stream.of(measures.all("h1"), measures.all("h2"))
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(heading -> heading.index))
                .limit(3)
                .map(heading -> Texts.collapse(heading.element.text()));
    }

    /** How much of the text, 0 to 1, stands in paragraphs with such a phrase; an article about walls quotes them. */
    private double share(Phrases phrases) {
        int chars = Arrays.stream(text.split("\n+", -1))
                .filter(paragraph -> phrases.areIn(paragraph)
                        && phrases.areIn(QUOTED.matcher(paragraph).replaceAll(" ")))
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
