package org.wirewatch.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.PageTime;

/** Reads a date, and a time where there is one with its zone, out of what publishers write. */
final class DateText {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private static final Pattern ISO = Pattern.compile(
            "(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)(?:(?:T|\\s+|,\\s*)(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,:]\\d+)?\\s*(Z|UTC|GMT|[A-Z]{3,4}\\b|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?)?");
    private static final Pattern COMPACT =
            Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{4})?)?$");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<![\\p{L}])(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+(\\d{4})(?!\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º)?[.,]?[\\s-]+(?:de\\s+|of\\s+)?(\\p{L}{3,12})[.,]?[\\s-]+(?:de\\s+|del\\s+)?(\\d{4})(?!\\d)");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\d./-])(\\d{1,2})(?:([./-])(\\d{1,2})\\2|\\s?([.|])\\s(\\d{1,2})\\s?\\4\\s(?=\\d{4}))(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern EAST_ASIAN =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2})[:.](\\d{2})(?::(\\d{2}))?\\s*(a\\.?m\\.?|p\\.?m\\.?)?\\s*(Z\\b|UTC\\b|GMT\\b|[A-Z]{3,4}\\b|[+-]\\d{2}:?\\d{2})?",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Z", "+00:00"),
            Map.entry("UTC", "+00:00"),
            Map.entry("GMT", "+00:00"),
            Map.entry("WET", "+00:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("MEZ", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("MESZ", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("IST", "+05:30"),
            Map.entry("JST", "+09:00"),
            Map.entry("KST", "+09:00"),
            Map.entry("HKT", "+08:00"),
            Map.entry("SGT", "+08:00"),
            Map.entry("AEST", "+10:00"),
            Map.entry("AEDT", "+11:00"));

    static {
        for (String list : new String[] {
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "januar februar märz april mai juni juli august september oktober november dezember",
            "jänner feb mrz apr mai jun jul aug sept okt nov dez",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janv févr mars avr mai juin juil aout sept oct nov déc",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene feb mar abr may jun jul ago set oct nov dic",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "gen feb mar apr mag giu lug ago set ott nov dic",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "jan fev mar abr mai jun jul ago set out nov dez",
            "januari februari maart april mei juni juli augustus september oktober november december",
            "jan feb mrt apr mei jun jul aug sep okt nov dec",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "sty lut mar kwi maj cze lip sie wrz paź lis gru",
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "янв фев мар апр май июн июл авг сен окт ноя дек",
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
            "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
            "ledna února března dubna května června července srpna září října listopadu prosince",
            "januar februar mars april maj juni juli august september oktober november december",
            "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
            "január február március április május június július augusztus szeptember október november december",
            "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
            "januari februari mars april maj juni juli augusti september oktober november december",
            "januari februari maret april mei juni juli agustus september oktober november desember"
        }) {
            String[] names = list.split(" ");
            for (int at = 0; at < names.length; at++) {
                MONTHS.putIfAbsent(names[at], at + 1);
            }
        }
    }

    private DateText() {}

    /**
     * The first date in the text.
     *
     * @param monthFirst whether {@code 10/11/2024} is read as October 11
     * @return null if there is none between the years 1990 and 2100
     */
    static @Nullable PageTime parse(@Nullable String text, boolean monthFirst) {
        if (text == null || text.length() < 6 || !hasFourDigits(text)) {
            return null;
        }
        String shortened = text.length() > 300 ? text.substring(0, 300) : text;
        String stripped = shortened.strip();
        PageTime time = iso(stripped);
        time = time == null ? eastAsian(stripped) : time;
        time = time == null ? named(stripped) : time;
        return time == null ? numbers(stripped, monthFirst) : time;
    }

    /** The shortest date, {@code 1.1.24}, has four. */
    private static boolean hasFourDigits(String text) {
        int digits = 0;
        for (int at = 0; at < text.length() && digits < 4; at++) {
            char here = text.charAt(at);
            digits += here >= '0' && here <= '9' ? 1 : 0;
        }
        return digits == 4;
    }

    private static @Nullable PageTime iso(String text) {
        Matcher compact = COMPACT.matcher(text);
        if (compact.find()) {
            return time(
                    day(number(compact, 1), number(compact, 2), number(compact, 3)),
                    clock(compact.group(4), compact.group(5), null),
                    compact.group(7));
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.find()) {
            return null;
        }
        return time(
                day(number(iso, 1), number(iso, 2), number(iso, 3)),
                clock(iso.group(4), iso.group(5), iso.group(6)),
                iso.group(7));
    }

    private static @Nullable PageTime eastAsian(String text) {
        Matcher date = EAST_ASIAN.matcher(text);
        return date.find() ? time(day(number(date, 1), number(date, 2), number(date, 3)), null, null) : null;
    }

    private static @Nullable PageTime named(String text) {
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        while (monthFirst.find()) {
            Integer month = month(monthFirst.group(1));
            if (month != null) {
                return withClock(text, monthFirst, day(number(monthFirst, 3), month, number(monthFirst, 2)));
            }
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        while (dayFirst.find()) {
            Integer month = month(dayFirst.group(2));
            if (month != null) {
                return withClock(text, dayFirst, day(number(dayFirst, 3), month, number(dayFirst, 1)));
            }
        }
        return null;
    }

    private static @Nullable PageTime withClock(String text, Matcher date, @Nullable LocalDate day) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find(date.end()) && !clock.find(0)) {
            return time(day, null, null);
        }
        LocalTime time = clock(clock.group(1), clock.group(2), clock.group(3));
        String half = clock.group(4) == null ? "" : clock.group(4).toLowerCase(Locale.ROOT);
        if (time != null && half.startsWith("p") && time.getHour() < 12) {
            time = time.plusHours(12);
        } else if (time != null && half.startsWith("a") && time.getHour() == 12) {
            time = time.minusHours(12);
        }
        return time(day, time, clock.group(5));
    }

    private static @Nullable PageTime numbers(String text, boolean monthFirst) {
        Matcher date = NUMBERS.matcher(text);
        if (!date.find()) {
            return null;
        }
        int first = number(date, 1);
        int second = number(date, date.group(3) == null ? 5 : 3);
        int year = number(date, 6);
        year = year < 100 ? 2000 + year : year;
        boolean american = "/".equals(date.group(2)) && ((monthFirst && first <= 12) || second > 12);
        return time(american ? day(year, first, second) : day(year, second, first), null, null);
    }

    private static @Nullable Integer month(String name) {
        return MONTHS.get(name.toLowerCase(Locale.ROOT));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    static @Nullable LocalDate day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable LocalTime clock(
            @Nullable String hours, @Nullable String minutes, @Nullable String seconds) {
        if (hours == null || minutes == null) {
            return null;
        }
        try {
            return LocalTime.of(
                    Integer.parseInt(hours),
                    Integer.parseInt(minutes),
                    seconds == null ? 0 : Integer.parseInt(seconds));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable PageTime time(@Nullable LocalDate day, @Nullable LocalTime time, @Nullable String zone) {
        if (day == null) {
            return null;
        }
        ZoneOffset offset = time == null ? null : offset(zone, LocalDateTime.of(day, time));
        OffsetDateTime exact = offset == null || time == null ? null : OffsetDateTime.of(day, time, offset);
        return new PageTime(day, exact);
    }

    private static @Nullable ZoneOffset offset(@Nullable String zone, LocalDateTime local) {
        if (zone == null) {
            return null;
        }
        String known = ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), zone);
        try {
            return known.equals("ET")
                    ? ZoneId.of("America/New_York").getRules().getOffset(local)
                    : ZoneOffset.of(known);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
