package org.wirewatch.config.notation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as {@code 512KB}, {@code 10MB}, {@code 1GB}; a KB is 1,024 bytes. */
public final class Sizes {
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(KB|MB|GB)", Pattern.CASE_INSENSITIVE);
    /** What people write instead; only good for a suggestion. */
    private static final Pattern LOOSE = Pattern.compile("(\\d{1,6})\\s*([KMG])?i?B?", Pattern.CASE_INSENSITIVE);

    private Sizes() {}

    /** Sizes in bytes within a range, both ends included. */
    public static Notation<Long> between(long least, long most) {
        return written -> {
            Matcher size = SIZE.matcher(written);
            if (!size.matches()) {
                return Notation.wrong("\"%s\" is not a size; %s".formatted(written, suggestion(written)));
            }
            int power = UNITS.indexOf(size.group(2).toUpperCase(Locale.ROOT));
            long bytes = Long.parseLong(size.group(1)) << (10 * power);
            if (bytes < least) {
                return Notation.wrong(written + " is too small; the least is " + format(least));
            }
            if (bytes > most) {
                return Notation.wrong(written + " is too big; the most is " + format(most));
            }
            return Notation.right(bytes);
        };
    }

    private static String suggestion(String written) {
        Matcher loose = LOOSE.matcher(written.strip());
        if (!loose.matches()) {
            return "write it as 512KB or 10MB";
        }
        String unit = loose.group(2) == null ? "M" : loose.group(2).toUpperCase(Locale.ROOT);
        return "did you mean %s%sB?".formatted(loose.group(1), unit);
    }

    /** The size in the biggest unit that needs no fraction. */
    public static String format(long bytes) {
        int power = 0;
        long number = bytes;
        while (power < UNITS.size() - 1 && number != 0 && number % 1024 == 0) {
            number /= 1024;
            power++;
        }
        return number + UNITS.get(power);
    }
}
