package org.wirewatch.config.notation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}, {@code 2w} or several in a row, as
 * {@code 1h30m}. A day is 24 hours.
 */
public final class Durations {
    private static final Map<String, Duration> UNITS = units();
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[smhdw])");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");
    /** What people write instead; only good for a suggestion. */
    private static final Pattern LOOSE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([a-zA-Z]*)\\.?");

    private Durations() {}

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("w", Duration.ofDays(7));
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        return units;
    }

    /** Durations within a range, both ends included. */
    public static Notation<Duration> between(Duration least, Duration most) {
        return written -> {
            if (!WHOLE.matcher(written).matches()) {
                return Notation.wrong(complaint(written));
            }
            Duration duration = sum(written);
            if (duration.compareTo(least) < 0) {
                return Notation.wrong(written + " is too short; the least is " + format(least));
            }
            if (duration.compareTo(most) > 0) {
                return Notation.wrong(written + " is too long; the most is " + format(most));
            }
            return Notation.right(duration);
        };
    }

    private static Duration sum(String written) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(written);
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum;
    }

    private static Duration unit(String name) {
        return Optional.ofNullable(UNITS.get(name)).orElseThrow();
    }

    private static String complaint(String written) {
        Matcher loose = LOOSE.matcher(written.strip());
        if (loose.matches() && loose.group(2).isEmpty() && !written.contains(".")) {
            String number = loose.group(1);
            return "\"%s\" has no unit; write %ss, %sm, %sh or %sd".formatted(written, number, number, number, number);
        }
        if (loose.matches()) {
            Optional<String> meant = meant(loose.group(1), loose.group(2).toLowerCase(Locale.ROOT));
            if (meant.isPresent()) {
                return "\"%s\" is not a duration; did you mean %s?".formatted(written, meant.get());
            }
        }
        return "\"%s\" is not a duration; write it as 90s, 10m, 2h or 1d".formatted(written);
    }

    private static Optional<String> meant(String number, String unit) {
        String name = unit.startsWith("mil") ? "ms" : unit.startsWith("mo") || unit.isEmpty() ? "" : unit;
        return UNITS.keySet().stream()
                .filter(key -> key.equals(name) || (!name.equals("ms") && name.startsWith(key)))
                .findFirst()
                .map(key -> new BigDecimal(number)
                        .multiply(BigDecimal.valueOf(unit(key).toMillis()))
                        .longValue())
                .map(millis -> format(Duration.ofMillis(millis)));
    }

    /** The shortest way to write a duration, down to milliseconds: {@code 1h30m}; {@code 0s} for nothing. */
    public static String format(Duration duration) {
        StringBuilder out = new StringBuilder();
        long left = duration.toMillis();
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long size = unit.getValue().toMillis();
            boolean weeks = unit.getKey().equals("w");
            if (!weeks && left >= size) {
                out.append(left / size).append(unit.getKey());
                left %= size;
            }
        }
        return out.isEmpty() ? "0s" : out.toString();
    }
}
