package org.wirewatch.article;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Clutter.Kind;

/** The words and phrases of class names, and what each says. The table is general: no entry names a site. */
final class NameTable {
    /**
     * A word.
     *
     * @param kind what it says by itself
     * @param roles what else it says by itself
     * @param phrases that begin with it
     */
    record Word(String word, @Nullable Kind kind, int roles, Phrase[] phrases) {}

    /** Several words in this order, framed by spaces. */
    record Phrase(String framed, @Nullable Kind kind, int roles) {}

    private static final int LETTERS = 26;
    private static final Phrase[] NO_PHRASES = {};
    private static final Map<String, Word> WORDS = new HashMap<>(1024);
    /** The same by hash code, so that a word need not be a string to be found. */
    private static final Word[][] BY_HASH = new Word[2048][];

    /** A part of a name, whole word or not, that makes it worth a closer look. */
    private record Hint(String part, int roles) {}

    private static final Hint DATE_IN_ID = new Hint("date", Names.MAYBE_DATE);
    /** By their first letter. */
    private static final Hint[][] HINTS = new Hint[LETTERS][];

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
        roles(Names.BODY, """
                article body | articlebody | story body | storybody | post body | postbody | entry body | entrybody |
                entry content | post content | article content | story content | article text | story text | article copy |
                body copy | body text | body content | content body | article entry | articletext | entrycontent |
                postcontent | articlecontent | news text | news content | news body | text body | article main |
                article page content | single content | page content | rich text | field body | artikel text |
                artikel body | artikel content | artikeltext | blog content | bodytext | content text | detail text | fliesstext | post entry | post text
                """);
        roles(Names.NOT_BODY, """
                header | title | footer | meta | top | bottom | image | tools | before | after | info | list | wrap header |
                sidebar | related | intro | lead
                """);
        roles(Names.AUTHOR, """
                byline | bylines | author | authors | authorname | author name | vcard | autor | autoren | auteur | autore |
                redacteur | signature | by line | post author | submitted | reporter | contributor | contributors | writer
                """);
        roles(Names.CREDIT, """
                credit | credits | copyright | photographer | source | attribution | quelle | bildnachweis | rights
                """);
        roles(Names.CAPTION, """
                caption | captions | description | legend | figcaption | imagecaption | bildunterschrift | legende
                """);
        roles(Names.STANDFIRST, """
                standfirst | dek | deck | subtitle | subheadline | subhead | sub title | media | image | picture | photo |
                video | caption | meta | author | byline | date
                """);
        roles(Names.SINGLE, "single | detail");
        roles(Names.ABOUT_OTHERS, """
                has | with | no | without | not | hide | show | can | js | wf | enable | enabled | supports | tag | category |
                format | status | postid | menu
                """);
        hints(Names.MAYBE_DATE, "date time publish meta info datum fecha byline");
        hints(Names.MAYBE_PICTURE | Names.MAYBE_CAPTION, "caption");
        hints(Names.MAYBE_PICTURE, "lead-image featured-image main-image");
        hints(Names.MAYBE_CAPTION, "credit copyright");
        for (Word word : WORDS.values()) {
            int place = word.word().hashCode() & (BY_HASH.length - 1);
            Word[] before = BY_HASH[place];
            BY_HASH[place] = with(before == null ? new Word[0] : before, word);
        }
    }

    private NameTable() {}

    private static void words(Kind kind, String list) {
        for (String word : list.strip().split("\\s+", -1)) {
            add(word, kind, 0);
        }
    }

    private static void phrases(Kind kind, String list) {
        for (String phrase : list.strip().split("\\s*\\|\\s*", -1)) {
            add(phrase, kind, 0);
        }
    }

    private static void roles(int role, String list) {
        for (String phrase : list.strip().split("\\s*\\|\\s*", -1)) {
            add(phrase, null, role);
        }
    }

    private static void hints(int roles, String list) {
        for (String part : list.split(" ", -1)) {
            int letter = part.charAt(0) - 'a';
            Hint[] before = HINTS[letter] == null ? new Hint[0] : HINTS[letter];
            HINTS[letter] = with(before, new Hint(part, roles));
        }
    }

    private static <T> T[] with(T[] before, T last) {
        T[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = last;
        return all;
    }

    private static void add(String phrase, @Nullable Kind kind, int roles) {
        String first = phrase.split(" ", 2)[0];
        Word word = WORDS.getOrDefault(first, new Word(first, null, 0, NO_PHRASES));
        if (first.equals(phrase)) {
            word = new Word(first, kind == null ? word.kind() : kind, word.roles() | roles, word.phrases());
        } else {
            Phrase[] phrases = with(word.phrases(), new Phrase(' ' + phrase + ' ', kind, roles));
            word = new Word(first, word.kind(), word.roles(), phrases);
        }
        WORDS.put(first, word);
    }

    /**
     * The word in a part of a buffer; null if it says nothing.
     *
     * @param hash as of {@link String#hashCode()}
     */
    static @Nullable Word word(char[] buffer, int start, int end, int hash) {
        Word[] words = BY_HASH[hash & (BY_HASH.length - 1)];
        if (words != null) {
            for (Word word : words) {
                if (word.word().length() == end - start && isAt(word.word(), buffer, start)) {
                    return word;
                }
            }
        }
        return null;
    }

    /** Whether the text stands there. */
    static boolean isAt(String text, char[] buffer, int start) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != buffer[start + at]) {
                return false;
            }
        }
        return true;
    }

    /** What only parts of an id hint at. */
    static int ofId(String id) {
        return Texts.containsIgnoringCase(id, DATE_IN_ID.part) ? DATE_IN_ID.roles : 0;
    }

    /** What only parts of class names hint at. */
    static int ofClasses(String classes) {
        int roles = 0;
        int after = 0;
        for (int at = classes.length() - 1; at >= 0; at--) {
            int here = classes.charAt(at) | 0x20;
            Hint[] hints = here >= 'a' && here <= 'z' ? HINTS[here - 'a'] : null;
            if (hints != null) {
                for (Hint hint : hints) {
                    boolean there = hint.part.charAt(1) == after
                            && classes.regionMatches(true, at, hint.part, 0, hint.part.length());
                    roles |= there ? hint.roles : 0;
                }
            }
            after = here;
        }
        return roles;
    }
}
