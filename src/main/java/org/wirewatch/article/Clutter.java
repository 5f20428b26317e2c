package org.wirewatch.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What an element's tag and names say that it is, if not article text. The table is general: no rule names a site. */
final class Clutter {
    /** Kinds of things that are not the article. */
    enum Kind {
        /** Machinery: navigation, forms, players, hidden things. */
        CHROME,
        /** Other articles: related, popular, recommended. */
        RELATED,
        /** Reader's comments. */
        COMMENTS,
        /** Sharing, newsletters, donations, subscriptions, advertisements. */
        APPEAL,
        /** Labels about the article: byline, date, tags, caption. */
        LABEL,
        /** The lines between headline and text: standfirst, lead, summary. */
        LEAD
    }

    /** Never text. */
    private static final Set<String> SILENT_TAGS = set("""
            script style noscript template button input select textarea svg iframe object embed video audio canvas map link
            meta title head progress option amp-ad amp-sidebar amp-consent amp-analytics""");

    /** Mostly machinery; but whole pages have been seen inside one form. */
    private static final Set<String> CHROME_TAGS = set("nav form dialog menu fieldset label");

    private static final Set<String> CHROME_ROLES = set("""
            navigation banner search dialog alertdialog menu menubar toolbar complementary contentinfo tooltip tablist alert""");

    private static final Set<String> LABEL_PROPERTIES =
            set("author publisher keywords datePublished dateModified image copyrightHolder");

    private static final Map<String, Kind> WORDS = new HashMap<>();
    /** By their first word. */
    private static final Map<String, List<Phrase>> PHRASES = new HashMap<>();

    private static final int MOST_REMEMBERED = 20_000;
    /** A site repeats its names thousands of times; what they say depends on nothing else. */
    private static final Map<String, Optional<Kind>> REMEMBERED = new ConcurrentHashMap<>();

    private record Phrase(String framed, Kind kind) {}

    static {
        words(Kind.CHROME, """
                nav navbar navigation navi menu menus breadcrumb breadcrumbs crumb crumbs sidebar sidebars rail footer
                rollover hovercard pagination pager paging paginator pagenav toolbar toolbox tooltip masthead topbar cookie cookies consent gdpr
                modal popup popover lightbox overlay banner login signin search searchform slider carousel
                dropdown visuallyhidden skiplink screenreader offscreen jwplayer
                gallery slideshow thumbnails noprint printonly widgetarea poll quiz survey rating ratings vote votes voting
                infobox factbox loading spinner preloader seo jumplink toc tableofcontents impressum sitemap infotext
                """);
        words(Kind.RELATED, """
                related relateds recommended recommendation recommendations recommend recirc recirculation popular trending
                mostread mostpopular mostviewed readmore morelikethis morefrom morestories seealso alsoread readalso
                youmaylike outbrain taboola zergnet revcontent plista teaser teasers teaserlist upnext nextup
                readnext latest similar relatedposts relatedlinks relatedarticles ligatus
                verwandt weiterlesen mehrzum leggianche lireaussi topstories newslist headlines crosslink crosslinks
                moreon blogroll linkliste
                """);
        words(Kind.COMMENTS, """
                comment comments commentlist commenting disqus respond commentform livefyre discussion kommentare kommentar
                commentaires commentaire comentarios forum reply replies coral viafoura guestbook trackback trackbacks pingback
                webmention webmentions usercomments
                """);
        words(Kind.APPEAL, """
                shariff nextstory appstores share shares sharing sharer sharebar sharethis shareaholic sharedaddy addthis addtoany social socials socialmedia
                socialshare newsletter newsletters subscribe subscription subscriptions signup optin mailchimp follow
                followus promo promos promotion promobox advert adverts advertisement advertisements advertising ad ads adbox
                adslot adunit adsense adcontainer dfp gpt werbung anzeige publicite publicidad reklama sponsor sponsors
                sponsored sponsorship paywall paidcontent regwall piano donate donation donations membership cta
                calltoaction teads affiliate shop shopping productbox buy deal deals coupon coupons whatsapp facebook
                appstore appdownload feedback correction flattr vgwort
                """);
        words(Kind.LABEL, """
                byline bylines author authors authorbox authorbio bio autor autoren dateline date datetime timestamp
                pubdate publishdate published meta metadata postmeta entrymeta articlemeta postinfo tag tags taglist tagcloud
                keyword keywords topics hashtags schlagworte schlagwort caption captions figcaption imagecaption piccaption imagedescription bildtext legend
                credit credits imagecredit copyright bildunterschrift bildnachweis wpcaption kicker eyebrow
                overline dachzeile readingtime timetoread disclaimer disclosure footnotes permalink edit editsection
                print printer categories category catlinks shortlink filedunder
                """);
        words(Kind.LEAD, """
                teasertext leadtext vorspann lead lede intro introtext excerpt chapo chapeau abstract bajada copete
                leadparagraph einleitung anrisstext zajawka
                """);
        phrases(Kind.LEAD, "teaser text | intro text | lead text | news teaser");
        phrases(Kind.RELATED, """
                read more | more from | most read | most popular | most viewed | see also | also read | read also | read next |
                up next | next up | you may | you might | more stories | more news | more on | top stories | further reading |
                related posts | other news | other articles | story list | article list | latest news |
                in other news | dont miss | editors picks | editor picks | must read | next article | previous article |
                prev next | post navigation | nav links | post nav | article nav | mehr zum | lire aussi | more articles |
                inline link | in article link | further links | link list | link box | around web | recent posts | link group
                """);
        phrases(Kind.APPEAL, """
                sign up | follow us | call to action | social media | email alert | email signup | mailing list | news letter |
                inline ad | ad slot | ad unit | ad container | ad wrapper | support us | app promo | app download | donate box |
                product box | buy now | buy button | about company | about us | about firm | get app | like box | like button
                """);
        phrases(Kind.LABEL, """
                about author | author bio | author info | author box | article info | article meta | post meta | post date |
                entry meta | article tags | post tags | entry footer | entry utility | image caption | photo caption |
                media caption | wp caption text | photo credit | image credit | image source | post info | article date |
                article footer |
                post footer | reading time | read time | story meta | contributor info | time stamp |
                article details | post details | posted in | filed under | posted on | article tools | story tools |
                page tools | last updated | editors note
                """);
        phrases(Kind.CHROME, """
                screen reader | sr only | visually hidden | skip link | table of contents | photo gallery | image gallery |
                video player | widget area | player wrap | js hidden | no js | print only | no print | audio player | tab list | drop down
                """);
    }

    private Clutter() {}

    private static Set<String> set(String list) {
        return Set.of(list.strip().split("\\s+", -1));
    }

    private static void words(Kind kind, String list) {
        for (String word : list.strip().split("\\s+", -1)) {
            WORDS.put(word, kind);
        }
    }

    private static void phrases(Kind kind, String list) {
        for (String phrase : list.strip().split("\\s*\\|\\s*", -1)) {
            String stripped = phrase.strip();
            String first = stripped.substring(0, stripped.indexOf(' '));
            PHRASES.computeIfAbsent(first, _ -> new ArrayList<>()).add(new Phrase(' ' + stripped + ' ', kind));
        }
    }

    /** Whether nothing inside can be text that readers see. */
    static boolean isSilent(Element element) {
        return SILENT_TAGS.contains(element.normalName())
                || element.hasAttr("hidden")
                || isHiddenByStyle(element.attr("style"));
    }

    /** What the element's tag, role or names say that it is, if not text; null if it may be text. */
    static @Nullable Kind of(Element element) {
        String role = element.attr("role");
        if (CHROME_TAGS.contains(element.normalName()) || (!role.isEmpty() && CHROME_ROLES.contains(role))) {
            return Kind.CHROME;
        }
        Kind kind = byName(element);
        if (kind == null && LABEL_PROPERTIES.contains(element.attr("itemprop"))) {
            kind = Kind.LABEL;
        }
        if (kind == null) {
            return null;
        }
        return switch (element.normalName()) {
            case "article", "main" -> kind == Kind.COMMENTS || kind == Kind.RELATED ? kind : null;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> kind == Kind.CHROME ? null : kind;
            default -> kind;
        };
    }

    /** What the element's names say; null if nothing. */
    static @Nullable Kind byName(Element element) {
        return byName(ClassWords.of(element));
    }

    static @Nullable Kind byName(List<String> names) {
        for (String name : names) {
            Kind kind = ofName(name);
            boolean single = kind == Kind.RELATED
                    && names.stream().anyMatch(other -> other.contains("single ") || other.contains(" detail "));
            if (kind != null && !single) {
                return kind;
            }
        }
        return null;
    }

    private static @Nullable Kind ofName(String name) {
        Optional<Kind> known = REMEMBERED.get(name);
        if (known == null) {
            if (REMEMBERED.size() >= MOST_REMEMBERED) {
                REMEMBERED.clear();
            }
            Kind phrase = byPhrases(name);
            known = Optional.ofNullable(phrase == null ? byWords(name) : phrase);
            REMEMBERED.put(name, known);
        }
        return known.orElse(null);
    }

    private static @Nullable Kind byPhrases(String name) {
        int start = 1;
        while (start < name.length()) {
            int end = name.indexOf(' ', start);
            for (Phrase phrase : PHRASES.getOrDefault(name.substring(start, end), List.of())) {
                if (name.startsWith(phrase.framed(), start - 1)) {
                    return phrase.kind();
                }
            }
            start = end + 1;
        }
        return null;
    }

    private static @Nullable Kind byWords(String name) {
        int start = 1;
        while (start < name.length()) {
            int end = name.indexOf(' ', start);
            String word = name.substring(start, end);
            Kind kind = word.startsWith("comment") && !word.startsWith("commenta") ? Kind.COMMENTS : WORDS.get(word);
            if (kind != null) {
                return kind;
            }
            start = end + 1;
        }
        return null;
    }

    /** Whether the element stands in navigation, comments, or a box of other articles. */
    static boolean isInsideOthers(Element element) {
        for (Element up = element; up != null && !up.normalName().equals("body"); up = up.parent()) {
            if (up.normalName().equals("nav")) {
                return true;
            }
            Kind kind = byName(up);
            if (kind == Kind.COMMENTS || kind == Kind.RELATED) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHiddenByStyle(String style) {
        if (style.isEmpty()) {
            return false;
        }
        String squeezed = style.replace(" ", "");
        return squeezed.contains("display:none") || squeezed.contains("visibility:hidden");
    }
}
