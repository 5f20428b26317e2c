package org.wirewatch.feed;

import com.rometools.rome.io.FeedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Reading.Elsewhere;
import org.wirewatch.feed.Reading.Read;
import org.wirewatch.feed.Reading.Unreadable;
import tools.jackson.core.JacksonException;

/**
 * Reads any feed: RSS 0.9x and 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed, news sitemaps; mended where need be. Bytes become text
 * ({@link TextDecoder}), mended XML ({@link Mending}), a tree, the canonical form (one mapping per format), ROME's model
 * ({@link RomeModel}) and at last records.
 *
 * <p>Never throws and never loads anything. Memory is bounded by the length of the body. Thread-safe.
 */
public final class FeedReader {
    /** Deeper elements are hung up at this depth, so that nothing that walks the tree can run out of stack. */
    private static final int MAX_DEPTH = 256;

    private static final Set<String> TORN_IS_WORTHLESS = Set.of(
            "link",
            "loc",
            "newlocation",
            "guid",
            "id",
            "identifier",
            "origlink",
            "pubdate",
            "published",
            "updated",
            "date");

    /** A reader; it has no state, so one serves all threads. */
    public FeedReader() {}

    /**
     * Reads a body as a feed.
     *
     * @param body as fetched, gzip allowed
     * @param contentType the HTTP header; null if there was none
     * @param base the address it came from, for relative links; null if unknown
     * @return the feed, or why it is none
     */
    public Reading read(byte[] body, @Nullable String contentType, @Nullable URI base) {
        try {
            return read(TextDecoder.decode(body, contentType), base == null ? null : base.toString());
        } catch (FeedException | RuntimeException unexpected) {
            return new Unreadable(
                    "broken",
                    "this feed breaks our reader (" + unexpected.getClass().getSimpleName() + ": "
                            + unexpected.getMessage() + "); please report it with a copy of the feed");
        }
    }

    private static Reading read(String text, @Nullable String base) throws FeedException {
        int start = firstOf(text);
        if (start == text.length()) {
            return new Unreadable(
                    "empty",
                    "the server answered with an empty body where the feed was; if this lasts, look for the site's new feed address");
        }
        char first = text.charAt(start);
        if (first == '{' || first == '[') {
            return json(text.substring(start), base);
        }
        int root = RootElement.find(text, start);
        return root >= 0 ? xml(text, root, base) : unreadable(text, root == RootElement.HTML);
    }

    /** The first character that is neither white space nor a control character. */
    private static int firstOf(String text) {
        int i = 0;
        while (i < text.length()
                && (text.charAt(i) <= ' ' || text.charAt(i) == '\uFEFF' || text.charAt(i) == '\u00A0')) {
            i++;
        }
        return i;
    }

    private static Reading xml(String text, int rootStart, @Nullable String base) throws FeedException {
        Map<String, String> entities = DoctypeEntities.of(text.substring(0, rootStart));
        String whole = withoutTornEnd(text);
        String mended = Mending.mended(whole, rootStart, entities);
        Document document = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(mended, "");
        Element root = document.firstElementChild();
        if (root == null) {
            return unreadable(text, false);
        }
        boolean torn = whole.length() < text.length();
        return switch (root.tag().localName().toLowerCase(Locale.ROOT)) {
            case "redirect" -> elsewhere(root, base);
            case "sitemapindex" -> SitemapMapping.index(root, base);
            case "urlset" -> {
                FeedDraft news = SitemapMapping.map(root, base);
                yield news == null ? SitemapMapping.withoutNews() : feed(news, torn);
            }
            default -> feed(draft(root, base), torn);
        };
    }

    /** Userland's way to move a feed for good: {@code <redirect><newLocation>…}. */
    private static Reading elsewhere(Element root, @Nullable String base) {
        String location = new Fields(root, new Vocabulary(root, "rss")).text("newlocation");
        URI target = WebLinks.webAddress(base, location);
        return target == null ? unreadable("", false) : new Elsewhere(target);
    }

    private static Reading feed(FeedDraft draft, boolean torn) throws FeedException {
        if (torn) {
            withoutNamelessEnd(draft);
        }
        return new Read(RomeModel.read(identified(draft)));
    }

    /** An entry that has lost its id and its link with the end of the text is left for the next, whole fetch. */
    private static void withoutNamelessEnd(FeedDraft draft) {
        if (!draft.entries.isEmpty()) {
            EntryDraft last = draft.entries.getLast();
            if (last.id == null && last.url == null) {
                draft.entries.removeLast();
            }
        }
    }

    /**
     * Drops what a cut left of a tag, an address or an id: half an id would make a new entry of a known one, and tell of
     * it twice. Half a title or text stays.
     */
    private static String withoutTornEnd(String text) {
        int last = text.lastIndexOf('<');
        boolean cdata = text.startsWith("<![CDATA[", last);
        int tag = cdata ? text.lastIndexOf('<', last - 1) : last;
        if (tag < 0 || tag + 1 == text.length() || !Mending.isNameStart(text.charAt(tag + 1))) {
            return text;
        }
        int close = text.indexOf('>', tag);
        boolean torn = close < 0
                || (close + 1 < text.length() && TORN_IS_WORTHLESS.contains(RootElement.localName(text, tag + 1)));
        return torn ? text.substring(0, tag) : text;
    }

    private static FeedDraft draft(Element root, @Nullable String base) {
        return switch (root.tag().localName().toLowerCase(Locale.ROOT)) {
            case "feed", "entry" -> AtomMapping.map(root, base);
            case "channel" -> CdfMapping.isCdf(root) ? CdfMapping.map(root, base) : RssMapping.map(root, base);
            default -> RssMapping.map(root, base);
        };
    }

    private static Reading json(String text, @Nullable String base) throws FeedException {
        FeedDraft draft;
        try {
            draft = JsonFeedMapping.map(text, base);
        } catch (JacksonException broken) {
            return new Unreadable(
                    "broken",
                    "this looks like a JSON Feed but is not valid JSON (" + broken.getOriginalMessage()
                            + "); tell the publisher");
        }
        if (draft == null) {
            return new Unreadable(
                    "not-a-feed",
                    "this is JSON, but no JSON Feed (no version, no items); check the address, it may be an API's");
        }
        return new Read(RomeModel.read(identified(draft)));
    }

    private static Unreadable unreadable(String text, boolean html) {
        if (html || text.regionMatches(true, firstOf(text), "<!doctype html", 0, 14)) {
            return new Unreadable(
                    "html",
                    "this is an HTML page, not a feed; open it in a browser: it may be a login, a bot check or a page that has"
                            + " replaced the feed. If it is the site itself, give the address of its feed instead");
        }
        return new Unreadable(
                "not-a-feed",
                "this is not a feed: neither RSS, Atom nor JSON Feed was found in it; check the address in a browser");
    }

    /** An entry without an id of its own gets its link, its first enclosure's, or else a hash of what it says. */
    private static FeedDraft identified(FeedDraft feed) {
        feed.entries.removeIf(FeedReader::saysNothing);
        for (EntryDraft entry : feed.entries) {
            if (entry.id == null) {
                entry.id = idFor(entry);
            }
        }
        return feed;
    }

    private static String idFor(EntryDraft entry) {
        if (entry.url != null) {
            return entry.url;
        }
        return entry.enclosures.isEmpty()
                ? hash(entry)
                : entry.enclosures.getFirst().url();
    }

    /** An empty item, such as a template leaves at the end of its loop. */
    private static boolean saysNothing(EntryDraft entry) {
        return entry.id == null
                && entry.title == null
                && entry.url == null
                && entry.content == null
                && entry.published == null
                && entry.authors.isEmpty()
                && entry.categories.isEmpty()
                && entry.enclosures.isEmpty();
    }

    private static String hash(EntryDraft entry) {
        String said = entry.title + "\n" + entry.published + "\n" + (entry.title == null ? entry.content : "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
