package org.wirewatch.article;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.PageTime;
import org.wirewatch.article.Candidates.Offer;

/**
 * When it was first published, and last updated. For the first, in this order:
 *
 * <ol>
 *   <li>JSON-LD {@code datePublished}: made for machines, mostly with its zone;
 *   <li>{@code meta} ({@code article:published_time}, parsely, Dublin Core …);
 *   <li>microdata {@code datePublished} and {@code time[pubdate]};
 *   <li>a date in the URL's path: a day, set once and never changed;
 *   <li>the first {@code time} element, and elements that call themselves date, outside other articles' boxes;
 *   <li>the feed entry's date: some feeds put the time of the last change there;
 *   <li>a date in a short line of its own, after the headline before others; then in the first paragraphs' dateline;
 *   <li>the date of the last update;
 *   <li>what the page's scripts call its publication, if all that they call so is one day.
 * </ol>
 *
 * <p>Where the first four differ, the first whose day the page also shows to its readers is taken. A time in UTC is brought
 * to the publisher's zone ({@link PublisherZone}), so that the day is the one its readers see.
 */
final class DateFinder {
    private static final int SHORTEST_DATE_CHARS = 6;
    private static final int LONGEST_DATE_LINE_CHARS = 90;
    private static final int LONGEST_DATE_TEXT_CHARS = 200;
    private static final Pattern PATH_DAY = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d{2})(?:[/_.-](0?[1-9]|1[0-2])[/_.-](0?[1-9]|[12]\\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]))(?!\\d)");
    private static final Pattern PATH_DAY_NAMED = Pattern.compile("/((?:19|20)\\d{2})/([a-z]{3})/(\\d{1,2})(?:/|$)");
    private static final Pattern DATELINE = Pattern.compile("^(.{6,80}?)\\s(?:[–—|]|-{1,2}|/\\p{L})\\s?");
    private static final int FIRST_PARAGRAPHS = 3;
    private static final Pattern SCRIPTED = Pattern.compile(
            "\\\\?\"(?:first_?)?(?:date_?published|published(?:_?(?:at|date|on|time))?|publish_?(?:date|time|ed_?at)|publication_?date|pub_?date)\\\\?\"\\s*:\\s*\\\\?\"(\\d{4}-\\d\\d-\\d\\d[^\"\\\\]{0,25})",
            Pattern.CASE_INSENSITIVE);
    /** Dates of something else than the article. */
    private static final Pattern OTHER_DATE =
            Pattern.compile("join-?_?date|birth|expir|deadline|copyright", Pattern.CASE_INSENSITIVE);
    /** The strip over all pages of a site, where many show today's date. */
    private static final Pattern PAGE_HEAD = Pattern.compile(
            "(?:^|[\\s_-])(?:head|header|top|topbar|masthead|nav|navbar|menu)(?:$|[\\s_-])", Pattern.CASE_INSENSITIVE);

    private static final Pattern UPDATED = Pattern.compile(
            "updat|modif|aktualis|geändert|mis à jour|actualiz|обновл|aggiorn",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String[] PUBLISHED_META = {
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "publish-date",
        "publish_date",
        "publishdate",
        "pubdate",
        "publication_date",
        "article.published",
        "article_date_original",
        "originalpublicationdate",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "cxenseparse:recs:publishtime",
        "cxense:publishtime",
        "rnews:datepublished",
        "citation_publication_date",
        "citation_date",
        "bt:pubdate",
        "ptime",
        "dcsext.articlefirstpublished",
        "last-published",
        "displaydate",
        "og:pubdate",
        "pub_date",
        "date",
        "created",
        "creation_date",
        "datecreated",
        "vr:published_time"
    };
    private static final String[] UPDATED_META = {
        "article:modified_time",
        "og:updated_time",
        "og:article:modified_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "last-modified",
        "lastmod",
        "revised",
        "article:modified",
        "lastmodified"
    };

    private DateFinder() {}

    /**
     * The first publication.
     *
     * @param ruled what the site's rule finds, as written; null if there is none
     * @return null if nothing says it
     */
    static @Nullable PageTime published(PageFacts facts, @Nullable String ruled, ReasonNotes notes) {
        boolean monthFirst = facts.monthFirst();
        PageTime path = path(facts.url().getRawPath());
        Candidates<PageTime> published = notes.candidates("published");
        published.ask("site rule", () -> ruled(ruled, monthFirst));
        if (published.taken() == null || notes.asked()) {
            for (Stated stated : stated(facts, path, monthFirst)) {
                published.ask(stated.source(), stated::offer);
            }
        }
        published
                .ask("shown on the page", () -> offer(shownInZone(facts, monthFirst)))
                .ask("feed entry", () -> offer(fed(facts)))
                .ask("line in the text", () -> offer(written(facts, monthFirst)))
                .ask("dateline of the first paragraph", () -> offer(dateline(facts, monthFirst)))
                .ask("date of the last update", () -> offer(updated(facts, ReasonNotes.none())))
                .ask("data in a script", () -> offer(scripted(facts, monthFirst)));
        return notes.taken(published);
    }

    private static Offer<PageTime> ruled(@Nullable String said, boolean monthFirst) {
        if (said == null) {
            return Offer.nothing();
        }
        PageTime time = DateText.parse(said, monthFirst);
        return time == null ? Offer.flawed(said, "is no date that can be read") : Offer.of(time, said);
    }

    private static Offer<PageTime> offer(@Nullable PageTime time) {
        return time == null ? Offer.nothing() : Offer.of(time, said(time));
    }

    private static String said(PageTime time) {
        return time.exact() == null ? time.day().toString() : time.exact().toString();
    }

    private static @Nullable PageTime fed(PageFacts facts) {
        if (facts.feed().published() == null) {
            return null;
        }
        OffsetDateTime exact = facts.feed().published().atOffset(ZoneOffset.UTC);
        return new PageTime(exact.toLocalDate(), exact);
    }

    private static @Nullable PageTime shownInZone(PageFacts facts, boolean monthFirst) {
        PageTime shown = shown(facts, monthFirst);
        return shown == null ? null : inPublishersZone(shown, null, facts);
    }

    /** "Press release of 25 January 2022 | Berlin – The minister …": the opening of the first paragraph. */
    private static @Nullable PageTime dateline(PageFacts facts, boolean monthFirst) {
        int paragraphs = 0;
        for (Box box : facts.measures().inBody()) {
            if (box.inOthers || box.prose < LONGEST_DATE_LINE_CHARS || box.ownLetters < LONGEST_DATE_LINE_CHARS) {
                continue;
            }
            Matcher opening = DATELINE.matcher(box.element.text());
            PageTime time = opening.find() ? DateText.parse(opening.group(1), monthFirst) : null;
            if (time != null || ++paragraphs == FIRST_PARAGRAPHS) {
                return time;
            }
        }
        return null;
    }

    /** What the page was drawn from is often left in a script; there may be other articles' data, too. */
    private static @Nullable PageTime scripted(PageFacts facts, boolean monthFirst) {
        PageTime only = null;
        for (Box box : facts.measures().boxes()) {
            Matcher published = box.is("script") ? SCRIPTED.matcher(box.element.data()) : null;
            while (published != null && published.find()) {
                PageTime time = DateText.parse(published.group(1), monthFirst);
                if (time != null && only != null && !only.day().equals(time.day())) {
                    return null;
                }
                only = only == null ? time : only;
            }
        }
        return only == null ? null : inPublishersZone(only, null, facts);
    }

    /**
     * A date that the page states for machines, or in its address.
     *
     * @param flaw why another is better; null if none is
     */
    private record Stated(
            String source, PageTime time, @Nullable String flaw) {
        Offer<PageTime> offer() {
            return flaw == null ? DateFinder.offer(time) : Offer.flawed(said(time), flaw);
        }

        Stated flawed(String why) {
            return new Stated(source, time, why);
        }
    }

    /** JSON-LD, meta, microdata; where they differ, the first whose day the page shows to its readers is the one without a flaw. */
    private static List<Stated> stated(PageFacts facts, @Nullable PageTime path, boolean monthFirst) {
        List<Stated> all = new ArrayList<>();
        add(all, "JSON-LD datePublished", DateText.parse(facts.jsonLd().published(), monthFirst), path, facts);
        add(all, "meta published", meta(facts.meta(), PUBLISHED_META, monthFirst), path, facts);
        add(all, "microdata datePublished", marked(facts, monthFirst), path, facts);
        boolean forMachines = !all.isEmpty();
        if (path != null) {
            all.add(new Stated("the address", path, null));
        }
        PageTime shownTime = forMachines ? firstTime(facts, monthFirst) : null;
        if (shownTime != null) {
            all.add(new Stated("first time element", shownTime, null));
        }
        if (all.stream().map(stated -> stated.time().day()).distinct().count() > 1) {
            Set<LocalDate> shown = shownDays(facts, monthFirst);
            if (path != null) {
                shown.add(path.day());
            }
            if (all.stream().anyMatch(stated -> shown.contains(stated.time().day()))) {
                all.replaceAll(stated -> shown.contains(stated.time().day())
                        ? stated
                        : stated.flawed("the page shows another day to its readers"));
            }
        }
        return all;
    }

    private static void add(
            List<Stated> to, String source, @Nullable PageTime time, @Nullable PageTime path, PageFacts facts) {
        if (time != null) {
            to.add(new Stated(source, inPublishersZone(time, path, facts), null));
        }
    }

    /** The first {@code time} element with a date, outside the boxes of other articles. */
    private static @Nullable PageTime firstTime(PageFacts facts, boolean monthFirst) {
        for (Box box : facts.measures().all("time")) {
            if (box.inOthers) {
                continue;
            }
            PageTime time = DateText.parse(box.attribute("datetime"), monthFirst);
            if (time != null) {
                return isUpdate(box) ? null : time;
            }
        }
        return null;
    }

    private static Set<LocalDate> shownDays(PageFacts facts, boolean monthFirst) {
        Set<LocalDate> days = new HashSet<>();
        for (Box candidate : dateBoxes(facts)) {
            boolean others = candidate.inOthers || isInPageHead(candidate, facts);
            PageTime time = others ? null : DateText.parse(candidate.element.text(), monthFirst);
            if (time != null) {
                days.add(time.day());
            }
        }
        return days;
    }

    private static boolean isUpdate(Box box) {
        return UPDATED.matcher(box.element.text() + ' ' + box.attribute("class"))
                .find();
    }

    /** The last change that the page admits; null if it admits none. */
    static @Nullable PageTime updated(PageFacts facts, ReasonNotes notes) {
        boolean monthFirst = facts.monthFirst();
        Candidates<PageTime> updated = notes.<PageTime>candidates("updated")
                .ask(
                        "JSON-LD dateModified",
                        () -> offer(DateText.parse(facts.jsonLd().modified(), monthFirst)))
                .ask("meta modified", () -> offer(meta(facts.meta(), UPDATED_META, monthFirst)))
                .ask("microdata dateModified", () -> offer(markedUpdate(facts, monthFirst)));
        return notes.taken(updated);
    }

    private static @Nullable PageTime markedUpdate(PageFacts facts, boolean monthFirst) {
        for (Box box : facts.measures().marked()) {
            if (box.property.equalsIgnoreCase("dateModified")) {
                return DateText.parse(value(box), monthFirst);
            }
        }
        return null;
    }

    /** Times in UTC are brought to the publisher's zone, so that the day is the one its readers see. */
    private static PageTime inPublishersZone(PageTime stated, @Nullable PageTime path, PageFacts facts) {
        OffsetDateTime exact = stated.exact();
        if (exact == null || !exact.getOffset().equals(ZoneOffset.UTC)) {
            return stated;
        }
        if (path != null) {
            LocalDate day = path.day();
            boolean neighbour = day.equals(stated.day().minusDays(1))
                    || day.equals(stated.day().plusDays(1));
            return neighbour ? new PageTime(day, exact) : stated;
        }
        PageTime local = PublisherZone.local(exact, facts.url(), facts.language());
        if (!local.day().equals(stated.day())) {
            Set<LocalDate> shown = shownDays(facts, facts.monthFirst());
            if (shown.contains(stated.day()) && !shown.contains(local.day())) {
                return stated;
            }
        }
        return local;
    }

    private static @Nullable PageTime meta(MetaTags meta, String[] names, boolean monthFirst) {
        for (String name : names) {
            for (String value : meta.all(name)) {
                PageTime time = DateText.parse(value, monthFirst);
                if (time != null) {
                    return time;
                }
            }
        }
        return null;
    }

    private static @Nullable PageTime marked(PageFacts facts, boolean monthFirst) {
        for (Box box : facts.measures().marked()) {
            PageTime time = box.inOthers || !isMarked(box) ? null : DateText.parse(value(box), monthFirst);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private static boolean isMarked(Box box) {
        return Texts.containsIgnoringCase(box.property, "datepublished")
                || box.property.equals("dateCreated")
                || (box.is("time") && box.element.hasAttr("pubdate"))
                || Texts.containsIgnoringCase(box.attribute("property"), "datepublished");
    }

    static @Nullable PageTime path(@Nullable String path) {
        if (path == null) {
            return null;
        }
        Matcher day = PATH_DAY.matcher(path);
        while (day.find()) {
            int month = Integer.parseInt(day.group(2) == null ? day.group(4) : day.group(2));
            int dayOfMonth = Integer.parseInt(day.group(3) == null ? day.group(5) : day.group(3));
            LocalDate date = DateText.day(Integer.parseInt(day.group(1)), month, dayOfMonth);
            if (date != null) {
                return new PageTime(date, null);
            }
        }
        Matcher named = PATH_DAY_NAMED.matcher(path.toLowerCase(Locale.ROOT));
        return named.find()
                ? DateText.parse(named.group(3) + " " + named.group(2) + " " + named.group(1), false)
                : null;
    }

    private static String value(Box box) {
        for (String attribute : List.of("datetime", "content", "title", "data-datetime", "data-date")) {
            String value = box.attribute(attribute);
            if (value.length() >= 6) {
                return value;
            }
        }
        return box.letters > LONGEST_DATE_TEXT_CHARS * 2 ? "" : box.element.text();
    }

    private static List<Box> dateBoxes(PageFacts facts) {
        List<Box> candidates = new ArrayList<>();
        for (Box box : facts.measures().hinting()) {
            boolean named = box.names.says(Names.MAYBE_DATE) && box.letters < LONGEST_DATE_TEXT_CHARS;
            if (box.is("time") || (named && box.element.text().length() < LONGEST_DATE_TEXT_CHARS)) {
                candidates.add(box);
            }
        }
        return candidates;
    }

    /**
     * Times and dates that the page shows; one that is said to be an update, or that stands in the page's head, counts
     * only if there is no other.
     */
    private static @Nullable PageTime shown(PageFacts facts, boolean monthFirst) {
        PageTime update = null;
        PageTime head = null;
        for (Box candidate : dateBoxes(facts)) {
            if (candidate.inOthers || isOtherDate(candidate)) {
                continue;
            }
            PageTime time = DateText.parse(value(candidate), monthFirst);
            time = time == null && candidate.is("time") ? DateText.parse(candidate.element.text(), monthFirst) : time;
            if (time == null) {
                continue;
            }
            if (isInPageHead(candidate, facts)) {
                head = head == null ? time : head;
            } else if (isUpdate(candidate)) {
                update = update == null ? time : update;
            } else {
                return time;
            }
        }
        return update == null ? head : update;
    }

    private static boolean isOtherDate(Box box) {
        return OTHER_DATE
                .matcher(box.attribute("class") + ' ' + box.element.id())
                .find();
    }

    /** Whether it stands in a part of the page that is not the article's: without a headline, or before another one. */
    private static boolean isInPageHead(Box box, PageFacts facts) {
        Box head = null;
        for (Box up = box; up != null && !up.is("body") && !up.is("article") && !up.is("main"); up = up.parent) {
            String names = up.attribute("class") + ' ' + up.element.id();
            head = up.is("header") || up.is("nav") || PAGE_HEAD.matcher(names).find() ? up : head;
        }
        if (head == null || head.prose > 0) {
            return false;
        }
        int end = head.end;
        return !head.headline
                || facts.measures().inBody().stream().anyMatch(other -> other.index >= end && other.is("h1"));
    }

    /** A date in a short line of its own: the first after the headline, else the last before it. */
    private static @Nullable PageTime written(PageFacts facts, boolean monthFirst) {
        PageTime before = null;
        boolean afterHeadline = facts.headlines().isEmpty();
        for (Box box : facts.measures().inBody()) {
            afterHeadline |= box.is("h1");
            if (box.ownDigits == 0 || box.ownLetters > LONGEST_DATE_LINE_CHARS || box.inOthers) {
                continue;
            }
            String own = box.element.ownText();
            if (own.length() < SHORTEST_DATE_CHARS || own.length() > LONGEST_DATE_LINE_CHARS) {
                continue;
            }
            PageTime time = DateText.parse(own, monthFirst);
            if (time == null) {
                continue;
            }
            if (afterHeadline) {
                return time;
            }
            before = time;
        }
        return before;
    }
}
