package org.wirewatch.article;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
 *   <li>a date in a short line of its own, after the headline before others; then in the first paragraph's dateline;
 *   <li>the date of the last update.
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

    static @Nullable PageTime published(PageFacts facts) {
        boolean monthFirst = facts.monthFirst();
        PageTime path = path(facts.url().getRawPath());
        PageTime stated = stated(facts, path, monthFirst);
        if (stated != null) {
            return stated;
        }
        if (path != null) {
            return path;
        }
        PageTime shown = shown(facts, monthFirst);
        if (shown != null) {
            return inPublishersZone(shown, null, facts);
        }
        if (facts.feed().published() != null) {
            OffsetDateTime exact = facts.feed().published().atOffset(ZoneOffset.UTC);
            return new PageTime(exact.toLocalDate(), exact);
        }
        PageTime written = written(facts, monthFirst);
        written = written == null ? dateline(facts, monthFirst) : written;
        return written == null ? updated(facts) : written;
    }

    /** "Press release of 25 January 2022 | Berlin – The minister …": the opening of the first paragraph. */
    private static @Nullable PageTime dateline(PageFacts facts, boolean monthFirst) {
        for (Box box : facts.measures().inBody()) {
            if (box.inOthers || box.prose < LONGEST_DATE_LINE_CHARS || box.ownLetters < LONGEST_DATE_LINE_CHARS) {
                continue;
            }
            Matcher opening = DATELINE.matcher(box.element.text());
            return opening.find() ? DateText.parse(opening.group(1), monthFirst) : null;
        }
        return null;
    }

    /** JSON-LD, meta, microdata; where they differ, the first whose day the page shows to its readers. */
    private static @Nullable PageTime stated(PageFacts facts, @Nullable PageTime path, boolean monthFirst) {
        List<PageTime> times = new ArrayList<>();
        for (PageTime time : new @Nullable PageTime[] {
            DateText.parse(facts.jsonLd().published(), monthFirst),
            meta(facts.meta(), PUBLISHED_META, monthFirst),
            marked(facts, monthFirst)
        }) {
            if (time != null) {
                times.add(inPublishersZone(time, path, facts));
            }
        }
        if (!times.isEmpty() && path != null) {
            times.add(path);
        }
        PageTime shownTime = times.isEmpty() ? null : firstTime(facts, monthFirst);
        if (shownTime != null) {
            times.add(shownTime);
        }
        if (times.stream().map(PageTime::day).distinct().count() > 1) {
            Set<LocalDate> shown = shownDays(facts, monthFirst);
            if (path != null) {
                shown.add(path.day());
            }
            for (PageTime time : times) {
                if (shown.contains(time.day())) {
                    return time;
                }
            }
        }
        return times.isEmpty() ? null : times.getFirst();
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
            PageTime time = candidate.inOthers ? null : DateText.parse(candidate.element.text(), monthFirst);
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

    static @Nullable PageTime updated(PageFacts facts) {
        boolean monthFirst = facts.monthFirst();
        PageTime stated = DateText.parse(facts.jsonLd().modified(), monthFirst);
        stated = stated == null ? meta(facts.meta(), UPDATED_META, monthFirst) : stated;
        if (stated == null) {
            for (Box box : facts.measures().marked()) {
                if (box.property.equalsIgnoreCase("dateModified")) {
                    return DateText.parse(value(box), monthFirst);
                }
            }
        }
        return stated;
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
        ZoneId zone = PublisherZone.of(facts.url(), facts.language());
        if (zone == null) {
            return stated;
        }
        OffsetDateTime local = exact.atZoneSameInstant(zone).toOffsetDateTime();
        if (!local.toLocalDate().equals(stated.day())) {
            Set<LocalDate> shown = shownDays(facts, facts.monthFirst());
            if (shown.contains(stated.day()) && !shown.contains(local.toLocalDate())) {
                return stated;
            }
        }
        return new PageTime(local.toLocalDate(), local);
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

    /** Times and dates that the page shows; one that is said to be an update counts only if there is no other. */
    private static @Nullable PageTime shown(PageFacts facts, boolean monthFirst) {
        PageTime update = null;
        for (Box candidate : dateBoxes(facts)) {
            if (candidate.inOthers) {
                continue;
            }
            PageTime time = DateText.parse(value(candidate), monthFirst);
            time = time == null && candidate.is("time") ? DateText.parse(candidate.element.text(), monthFirst) : time;
            if (time == null) {
                continue;
            }
            if (!isUpdate(candidate)) {
                return time;
            }
            update = update == null ? time : update;
        }
        return update;
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
