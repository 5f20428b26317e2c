package org.wirewatch.config.notation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wirewatch.alert.Reader.QuietHours;
import org.wirewatch.config.notation.Notation.Result;

/** Times of day, days of the week, quiet hours and time zones. */
public final class Times {
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
    /** What people write instead; only good for a suggestion. */
    private static final Pattern LOOSE =
            Pattern.compile("(\\d{1,2})(?:[:.h]?(\\d{2}))?(?::\\d{2})?\\s*(am|pm|h)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}))?");

    private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day.name().toLowerCase(Locale.ROOT).substring(0, 3), day -> day));

    private Times() {}

    /** A local time of day as {@code 07:00}, 00:00 to 23:59. */
    public static Notation<LocalTime> time() {
        return Times::readTime;
    }

    private static Result<LocalTime> readTime(String written) {
        Matcher time = TIME.matcher(written);
        if (time.matches()) {
            return Notation.right(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))));
        }
        return Notation.wrong("\"%s\" is not a time of day; %s"
                .formatted(
                        written,
                        meant(written)
                                .map(meant -> "did you mean \"" + meant + "\"?")
                                .orElse("write it as \"07:00\", from 00:00 to 23:59")));
    }

    private static Optional<LocalTime> meant(String written) {
        Matcher loose = LOOSE.matcher(written.strip());
        if (!loose.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(loose.group(1));
        int minute = loose.group(2) == null ? 0 : Integer.parseInt(loose.group(2));
        String half = loose.group(3) == null ? "" : loose.group(3).toLowerCase(Locale.ROOT);
        if (half.endsWith("m") && hour <= 12) {
            hour = hour % 12 + (half.equals("pm") ? 12 : 0);
        } else if (hour == 24 && minute == 0) {
            hour = 0;
        }
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    /** A daily stretch as {@code 22:00-07:00}; its ends differ. */
    public static Notation<QuietHours> quietHours() {
        return written -> {
            String[] ends = written.split("-|–", -1);
            if (ends.length != 2) {
                return Notation.wrong(
                        "\"%s\" is not a stretch of the day; write it as \"22:00-07:00\"".formatted(written));
            }
            LocalTime[] times = new LocalTime[2];
            for (int i = 0; i < 2; i++) {
                int offset = i == 0 ? 0 : ends[0].length() + 1;
                switch (readTime(ends[i].strip())) {
                    case Result.Right<LocalTime>(LocalTime time) -> times[i] = time;
                    case Result.Wrong<LocalTime>(int _, String message) -> {
                        return Notation.wrongAt(offset, message);
                    }
                }
            }
            return times[0].equals(times[1])
                    ? Notation.wrong("\"%s\" begins and ends at once, so it is never or always; write two times"
                            .formatted(written))
                    : Notation.right(new QuietHours(times[0], times[1]));
        };
    }

    /** {@code mon}, {@code mon-fri}, {@code daily}; several are joined by the caller. */
    public static Notation<Set<DayOfWeek>> days() {
        return written -> {
            EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            int offset = 0;
            for (String part : written.split(",", -1)) {
                Result<Set<DayOfWeek>> read = readRange(part.strip().toLowerCase(Locale.ROOT));
                switch (read) {
                    case Result.Right<Set<DayOfWeek>>(Set<DayOfWeek> some) -> days.addAll(some);
                    case Result.Wrong<Set<DayOfWeek>>(int _, String message) -> {
                        return Notation.wrongAt(offset, message);
                    }
                }
                offset += part.length() + 1;
            }
            return Notation.right(days);
        };
    }

    private static Result<Set<DayOfWeek>> readRange(String range) {
        if (range.equals("daily")) {
            return Notation.right(EnumSet.allOf(DayOfWeek.class));
        }
        List<DayOfWeek> ends = new ArrayList<>();
        for (String end : range.split("-|–", 2)) {
            DayOfWeek day = DAYS.get(end.strip());
            if (day == null) {
                return Notation.wrong("\"%s\" is not a day; %s".formatted(end.strip(), meantDay(end.strip())));
            }
            ends.add(day);
        }
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day = ends.getFirst(); ; day = day.plus(1)) {
            days.add(day);
            if (day == ends.getLast()) {
                return Notation.right(days);
            }
        }
    }

    private static String meantDay(String written) {
        List<String> words = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        Optional<String> byPrefix = words.stream()
                .filter(word -> written.length() > 2 && word.startsWith(written))
                .findFirst();
        List<String> valid = new ArrayList<>(DAYS.keySet());
        valid.addAll(words);
        valid.add("daily");
        return byPrefix.or(() -> Nearest.to(written, valid))
                .map(word -> word.equals("daily") ? word : word.substring(0, 3))
                .map(word -> "did you mean " + word + "?")
                .orElse("write mon, tue, wed, thu, fri, sat, sun, a stretch as mon-fri, or daily");
    }

    /** The shortest way to write days: {@code daily}, {@code mon-fri}, or {@code mon} and {@code thu} one by one. */
    public static List<String> format(Set<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return List.of("daily");
        }
        if (days.equals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))) {
            return List.of("mon-fri");
        }
        return days.stream()
                .sorted()
                .map(day -> day.name().toLowerCase(Locale.ROOT).substring(0, 3))
                .toList();
    }

    /** A day, which begins at midnight, or a moment of it: {@code 2026-12-01}, {@code 2026-12-01 08:00}. */
    public static Notation<LocalDateTime> moment() {
        return written -> {
            Matcher moment = MOMENT.matcher(written.strip());
            if (moment.matches()) {
                try {
                    LocalDate day = LocalDate.parse(moment.group(1));
                    return Notation.right(
                            moment.group(2) == null
                                    ? day.atStartOfDay()
                                    : day.atTime(LocalTime.parse(moment.group(2))));
                } catch (DateTimeException noSuchDay) {
                    return Notation.wrong("\"%s\" is no day or time that there is".formatted(written));
                }
            }
            return Notation.wrong("\"%s\" is not a day; write it as 2026-12-01, or with a time as \"2026-12-01 08:00\""
                    .formatted(written));
        };
    }

    /** The shortest way to write a moment. */
    public static String format(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toLocalDate() + " " + moment.toLocalTime();
    }

    /** A zone as {@code Europe/Madrid}. */
    public static Notation<ZoneId> zone() {
        return written -> {
            Set<String> known = ZoneId.getAvailableZoneIds();
            if (known.contains(written) || written.matches("Z|(UTC|GMT|UT)?[+-]\\d{1,2}(:\\d{2})?")) {
                try {
                    return Notation.right(ZoneId.of(written));
                } catch (DateTimeException e) {
                    return Notation.wrong("\"" + written + "\" is not an offset; write a zone such as Europe/Madrid");
                }
            }
            return Notation.wrong("\"%s\" is not a time zone; %s"
                    .formatted(
                            written,
                            meantZone(written, known)
                                    .map(zone -> "did you mean " + zone + "?")
                                    .orElse("write one such as Europe/Madrid or UTC")));
        };
    }

    /** By whole name first, then by city alone: Madrid, and Kyiv for Europe/Kyiv. */
    private static Optional<String> meantZone(String written, Set<String> known) {
        Optional<String> whole = Nearest.to(written, known);
        if (whole.isPresent()) {
            return whole;
        }
        Map<String, String> byCity = known.stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/"))
                .collect(Collectors.toMap(
                        zone -> zone.substring(zone.lastIndexOf('/') + 1),
                        zone -> zone,
                        (a, b) -> a.length() < b.length() ? a : b));
        String city = written.substring(written.lastIndexOf('/') + 1);
        return Nearest.to(city, byCity.keySet()).map(byCity::get);
    }
}
