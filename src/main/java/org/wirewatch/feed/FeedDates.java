package org.wirewatch.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds write them: RFC 822 and ISO 8601 in all their parts, asctime, {@code 13/07/2025 - 09:30},
 * {@code lun, 04 mars 2024}, {@code 2024年3月4日 08:15}, seconds since 1970. The time is looked for first, then a zone behind
 * it, and what is left is the date. Without a zone it is UTC.
 */
final class FeedDates {
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2200;

    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:])(\\d{1,2}):(\\d{2})(?::(\\d{1,2})(?:[.,:](\\d{1,9})\\d*)?)?(?![\\d:])\\s*(a\\.?m\\b\\.?|p\\.?m\\b\\.?)?");
    private static final Pattern LETTERED_TIME =
            Pattern.compile("(?<!\\d)(\\d{1,2})[h時时시点點]\\s?(\\d{2})(?!\\d)[m分분]?\\s?(?:(\\d{2})[s秒초]?)?");
    private static final Pattern DOTTED_TIME =
            Pattern.compile("(?<=\\d{4}[ ,]{1,2}(?:at )?)\\d{1,2}\\.\\d{2}(?:\\.\\d{2})?(?![\\d.])");
    private static final Pattern HOUR_ONLY = Pattern.compile(
            "(?<=\\d{2}t)\\d{2}(?=z|[+\\-]|$)|(?<![\\d:.])\\d{1,2}(?=\\s?[ap]\\.?m\\b)|\\bnoon\\b|\\bmidnight\\b");
    private static final Pattern OFFSET =
            Pattern.compile("^[\\s,]*(?:utc|gmt|z)?\\s*([+\\-\u2212])\\s?(\\d{1,2}):?(\\d{2})?(?!\\d)");
    private static final Pattern ZONE_NAME = Pattern.compile("^[\\s,(]*([a-z][a-z_]*(?:/[a-z_+\\-0-9]+)*)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})\\s?[-/.年년]\\s*(\\d{1,2})\\s?[-/.月월]\\s*(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\d)(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern COMPACT = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})(?:[t ]?(\\d{2})(\\d{2})(\\d{2})?(?:[.,]\\d+)?)?\\s*(z|[+\\-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern SINCE_EPOCH = Pattern.compile("([1-9]\\d{8,13})(?:\\.\\d+)?");
    private static final Pattern WORD_OR_NUMBER = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*|\\d+");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?w(\\d{2})(?:-?([1-7]))?");
    private static final Pattern SHORT_ISO =
            Pattern.compile("(\\d{4})-(\\d{2})|(\\d{4})-?(\\d{3})|(\\d{4})|-(\\d{2})-?(\\d{2})|(\\d{2})-(\\d{3})");

    private static final List<String> ENGLISH = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private FeedDates() {}

    /** The first date that can be read among the elements of these names, tried in order. */
    static @Nullable Instant first(Fields fields, String... names) {
        for (String name : names) {
            for (Element element : fields.all(name)) {
                Instant found = parse(Markup.text(element));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /**
     * Reads a date.
     *
     * @return null if there is none in the text, or one that cannot be (31 February, the year 9999)
     */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String date = text.strip().toLowerCase(Locale.ROOT);
        if (date.length() < 4 || date.length() > 100) {
            return null;
        }
        try {
            Instant found = read(date);
            if (found == null) {
                return null;
            }
            int year = found.atOffset(ZoneOffset.UTC).getYear();
            return year < EARLIEST_YEAR || year > LATEST_YEAR ? null : found;
        } catch (DateTimeException | NumberFormatException noSuchDay) {
            return null;
        }
    }

    private static @Nullable Instant read(String date) {
        Matcher time = TIME.matcher(date);
        if (!time.find()) {
            String rewritten = withColons(date);
            return rewritten.equals(date) ? withoutTime(date) : read(rewritten);
        }
        String before = date.substring(0, time.start());
        String after = date.substring(time.end());
        Integer offset = null;
        String rest = after;
        String zoneName = null;
        Matcher numeric = OFFSET.matcher(after);
        if (numeric.find()) {
            offset = offset(numeric);
            rest = after.substring(numeric.end());
        } else {
            Matcher name = ZONE_NAME.matcher(after);
            if (name.find() && Zones.isZone(name.group(1))) {
                zoneName = name.group(1);
                rest = after.substring(name.end());
            }
        }
        LocalDate day = day(before + " " + rest, date);
        if (day == null) {
            return null;
        }
        LocalDateTime local = at(day, time, before);
        if (offset != null) {
            return local.minusMinutes(offset).toInstant(ZoneOffset.UTC);
        }
        if (zoneName != null) {
            return Zones.instant(local, zoneName);
        }
        // Only Korean servers write these, and in their own time.
        boolean korean = before.indexOf('년') >= 0 || before.contains("오전") || before.contains("오후");
        return local.toInstant(korean ? ZoneOffset.ofHours(9) : ZoneOffset.UTC);
    }

    /** {@code 08h15}, {@code 08時15分}, {@code 8 a.m.}, {@code noon} and, behind a year, {@code 08.15.00}. */
    private static String withColons(String date) {
        Matcher lettered = LETTERED_TIME.matcher(date);
        if (lettered.find()) {
            String seconds = lettered.group(3) == null ? "" : ":" + lettered.group(3);
            String time = lettered.group(1) + ":" + lettered.group(2) + seconds;
            return date.substring(0, lettered.start()) + time + date.substring(lettered.end());
        }
        Matcher hour = HOUR_ONLY.matcher(date);
        if (hour.find()) {
            String named = hour.group().equals("noon") ? "12" : hour.group().equals("midnight") ? "00" : hour.group();
            return date.substring(0, hour.start()) + named + ":00" + date.substring(hour.end());
        }
        Matcher dotted = DOTTED_TIME.matcher(date);
        return dotted.find()
                ? date.substring(0, dotted.start()) + dotted.group().replace('.', ':') + date.substring(dotted.end())
                : date;
    }

    private static LocalDateTime at(LocalDate day, Matcher time, String before) {
        int hour = number(time.group(1));
        int minute = number(time.group(2));
        int second = time.group(3) == null ? 0 : number(time.group(3));
        String half = time.group(5) == null ? "" : time.group(5);
        boolean afternoon =
                half.startsWith("p") || before.contains("오후") || before.contains("下午") || before.contains("午後");
        boolean morning =
                half.startsWith("a") || before.contains("오전") || before.contains("上午") || before.contains("午前");
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        if (hour == 24 && minute == 0) {
            return day.plusDays(1).atStartOfDay();
        }
        String fraction = time.group(4);
        int nanos = fraction == null ? 0 : number((fraction + "000000000").substring(0, 9));
        if (before.endsWith("t") && hour < 48) {
            // "T25:14:55" and "T10:61:55" were added up by hand; feedparser's documentation reads them on, so do we.
            return day.atStartOfDay()
                    .plusHours(hour)
                    .plusMinutes(minute)
                    .plusSeconds(second)
                    .plusNanos(nanos);
        }
        return LocalDateTime.of(day, LocalTime.of(hour, minute, Math.min(59, second), nanos));
    }

    /** In minutes; also the impossible ones ({@code +3000}) count as they stand, as in other readers. */
    private static int offset(Matcher numeric) {
        int hours = number(numeric.group(2));
        int minutes = numeric.group(3) == null ? 0 : number(numeric.group(3));
        return ("+".equals(numeric.group(1)) ? 1 : -1) * (hours * 60 + minutes);
    }

    private static @Nullable Instant withoutTime(String date) {
        Matcher compact = COMPACT.matcher(date);
        if (compact.matches() && number(compact.group(2)) <= 12 && number(compact.group(3)) <= 31) {
            return compact(compact);
        }
        Matcher sinceEpoch = SINCE_EPOCH.matcher(date);
        if (sinceEpoch.matches()) {
            long number = Long.parseLong(sinceEpoch.group(1));
            return sinceEpoch.group(1).length() <= 11 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }
        LocalDate day = day(date, date);
        return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Instant compact(Matcher compact) {
        LocalDate day = LocalDate.of(number(compact.group(1)), number(compact.group(2)), number(compact.group(3)));
        LocalTime time = compact.group(4) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(
                        number(compact.group(4)),
                        number(compact.group(5)),
                        compact.group(6) == null ? 0 : Math.min(59, number(compact.group(6))));
        String zone = compact.group(7);
        ZoneOffset offset = zone == null || zone.equals("z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
        return day.atTime(time).toInstant(offset);
    }

    private static @Nullable LocalDate day(String text, String whole) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.find()) {
            return LocalDate.of(number(yearFirst.group(1)), number(yearFirst.group(2)), number(yearFirst.group(3)));
        }
        LocalDate named = namedMonth(text);
        if (named != null) {
            return named;
        }
        Matcher yearLast = YEAR_LAST.matcher(text);
        return yearLast.find() ? yearLast(yearLast, text) : bareIso(text.strip().equals(whole) ? whole : text.strip());
    }

    /** {@code 13/07/2025}, {@code 04.03.2024}, {@code 12/31/99}, {@code 03-12-31}. */
    private static @Nullable LocalDate yearLast(Matcher matcher, String text) {
        int first = number(matcher.group(1));
        int second = number(matcher.group(3));
        String third = matcher.group(4);
        int last = number(third);
        boolean shortYear = third == null || third.length() == 2;
        boolean dashes = "-".equals(matcher.group(2));
        if (shortYear && dashes) {
            return LocalDate.of(fullYear(first), second, last);
        }
        int year = shortYear ? fullYear(last) : last;
        if (first > 12) {
            return LocalDate.of(year, second, first);
        }
        if (second > 12) {
            return LocalDate.of(year, first, second);
        }
        LocalDate dayFirst = LocalDate.of(year, second, first);
        if (!"/".equals(matcher.group(2))) {
            return dayFirst;
        }
        // With slashes Americans write the month first; the name of the weekday may tell.
        String weekday = dayFirst.getDayOfWeek().name().toLowerCase(Locale.ROOT).substring(0, 3);
        return text.stripLeading().startsWith(weekday) ? dayFirst : LocalDate.of(year, first, second);
    }

    private static @Nullable LocalDate namedMonth(String text) {
        int month = 0;
        int provisional = 0;
        int year = -1;
        int day = -1;
        int shortYear = -1;
        Matcher matcher = WORD_OR_NUMBER.matcher(text);
        while (matcher.find()) {
            String token = matcher.group();
            if (!Character.isDigit(token.charAt(0))) {
                int found = month > 0 ? 0 : month(token);
                if (found == 0) {
                    continue;
                }
                if (day < 0 && year < 0) {
                    // Before any number it may be a weekday: French and Spanish "mar", Indonesian "sen".
                    provisional = found;
                } else {
                    month = found;
                }
            } else if (token.length() == 4 && year < 0) {
                year = number(token);
            } else if (token.length() <= 2 && day < 0) {
                day = number(token);
            } else if (token.length() <= 2 && shortYear < 0) {
                shortYear = number(token);
            }
        }
        month = month == 0 ? provisional : month;
        if (month == 0) {
            return null;
        }
        if (year >= 0) {
            return LocalDate.of(year, month, Math.max(1, day));
        }
        if (day < 0 || shortYear < 0) {
            return null;
        }
        return day > 31 ? LocalDate.of(fullYear(day), month, shortYear) : LocalDate.of(fullYear(shortYear), month, day);
    }

    private static int month(String token) {
        int english = englishMonth(token);
        return english > 0 ? english : MonthNames.month(token);
    }

    private static int englishMonth(String token) {
        if (token.length() < 3) {
            return 0;
        }
        for (int i = 0; i < ENGLISH.size(); i++) {
            if (ENGLISH.get(i).startsWith(token)) {
                return i + 1;
            }
        }
        return token.equals("sept") ? 9 : 0;
    }

    private static @Nullable LocalDate bareIso(String text) {
        Matcher week = WEEK.matcher(text);
        if (week.matches()) {
            return LocalDate.of(number(week.group(1)), 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(week.group(2)))
                    .with(ChronoField.DAY_OF_WEEK, week.group(3) == null ? 1 : number(week.group(3)));
        }
        boolean digits = text.chars().allMatch(Character::isDigit);
        if (text.length() == 8 && digits) {
            return LocalDate.of(number(text.substring(0, 4)), number(text.substring(4, 6)), number(text.substring(6)));
        }
        if (text.length() == 6 && digits) {
            return LocalDate.of(
                    fullYear(number(text.substring(0, 2))), number(text.substring(2, 4)), number(text.substring(4)));
        }
        if (text.length() == 5 && digits) {
            return LocalDate.ofYearDay(fullYear(number(text.substring(0, 2))), number(text.substring(2)));
        }
        Matcher matcher = SHORT_ISO.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        if (matcher.group(1) != null) {
            return LocalDate.of(number(matcher.group(1)), number(matcher.group(2)), 1);
        }
        if (matcher.group(3) != null) {
            return LocalDate.ofYearDay(number(matcher.group(3)), number(matcher.group(4)));
        }
        if (matcher.group(5) != null) {
            return LocalDate.of(number(matcher.group(5)), 1, 1);
        }
        if (matcher.group(6) != null) {
            return LocalDate.of(fullYear(number(matcher.group(6))), number(matcher.group(7)), 1);
        }
        return LocalDate.ofYearDay(fullYear(number(matcher.group(8))), number(matcher.group(9)));
    }

    private static int fullYear(int twoDigits) {
        return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    private static int number(@Nullable String digits) {
        if (digits == null) {
            throw new NumberFormatException("no digits");
        }
        return Integer.parseInt(digits);
    }
}
