package org.wirewatch.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a text, each in one spelling: {@code 1.5 million}, {@code 1,500,000} and {@code 1.5m} are one, and so
 * are {@code five} and {@code 5}. Words come from the table {@code numbers.txt}.
 */
final class Numbers {
    /** Stands before the number of a place in an order. */
    static final String PLACE_MARK = "#";

    private static final int HUNDRED = 2;
    private static final String SPACE = "[ \\u00a0\\u202f]";
    private static final Pattern CLOCK = Pattern.compile("\\G([01]?\\d|2[0-3]):([0-5]\\d)(?!\\d)");
    private static final Pattern HALF_DAY_CLOCK = Pattern.compile(
            "\\G(1[0-2]|0?[1-9])(?:[:.]([0-5]\\d))?" + SPACE + "?([ap])\\.?m\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE = Pattern.compile("\\G(?:st|nd|rd|th)\\b");
    private static final Pattern AND = Pattern.compile("\\G" + SPACE + "and(?=" + SPACE + ")");
    private static final Pattern FIGURES =
            Pattern.compile("\\G(?:\\d{1,3}(?:(?:[,'’]|" + SPACE + ")\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?)");
    private static final Pattern WORD = Pattern.compile("\\G(?:[- \\u00a0\\u202f]?)(\\p{L}+)");
    private static final Pattern START = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{Nd}]");

    private static final Map<String, BigDecimal> VALUES = new HashMap<>();
    private static final Map<String, String> PLACES = new HashMap<>();
    private static final Map<String, Integer> SCALES = new HashMap<>();

    static {
        Table.lines("numbers.txt").forEach(Numbers::learn);
    }

    private final String text;
    private final List<String> found = new ArrayList<>();

    private Numbers(String text) {
        this.text = text;
    }

    /** All numbers in order, in plain digits; times of day as {@code 14:05}, places ({@code 3rd}) as {@code #3}. */
    static List<String> in(String text) {
        Numbers numbers = new Numbers(text);
        numbers.readAll();
        return List.copyOf(numbers.found);
    }

    private void readAll() {
        Matcher start = START.matcher(text);
        int from = 0;
        while (start.find(from)) {
            int at = start.start();
            from = Character.isDigit(text.codePointAt(at)) ? readFigures(at) : readWord(at);
        }
    }

    private int readFigures(int at) {
        Matcher halfDay = HALF_DAY_CLOCK.matcher(text);
        if (halfDay.find(at)) {
            int hour = Integer.parseInt(halfDay.group(1)) % 12
                    + (lower(halfDay.group(3)).equals("p") ? 12 : 0);
            String minute = halfDay.group(2);
            return add(clock(hour, minute == null ? "00" : minute), halfDay.end());
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.find(at)) {
            return add(clock(Integer.parseInt(clock.group(1)), clock.group(2)), clock.end());
        }
        Matcher figures = FIGURES.matcher(text);
        if (!figures.find(at)) {
            return at + 1;
        }
        Matcher place = PLACE.matcher(text);
        return place.find(figures.end())
                ? add(PLACE_MARK + plain(value(figures.group())), place.end())
                : readScale(value(figures.group()), figures.end());
    }

    private int add(String number, int end) {
        found.add(number);
        return end;
    }

    private static String clock(int hour, String minute) {
        return (hour < 10 ? "0" : "") + hour + ":" + minute;
    }

    private int readWord(int at) {
        Matcher word = WORD.matcher(text);
        if (!word.find(at)) {
            return at + 1;
        }
        String place = PLACES.get(lower(word.group(1)));
        if (place != null) {
            return add(PLACE_MARK + place, word.end());
        }
        BigDecimal value = VALUES.get(lower(word.group(1)));
        if (value == null) {
            return word.end();
        }
        int end = word.end();
        if (word.find(end) && value.intValue() >= 20 && value.intValue() <= 90) {
            BigDecimal ones = VALUES.get(lower(word.group(1)));
            if (ones != null && ones.intValue() > 0 && ones.intValue() < 10) {
                return readScale(value.add(ones), word.end());
            }
        }
        return readScale(value, end);
    }

    /** {@code 5 million}, {@code two hundred}, and the sums of {@code 1만 5000}. */
    private int readScale(BigDecimal value, int at) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal part = value;
        int end = at;
        Matcher word = WORD.matcher(text);
        while (word.find(end)) {
            String unit = lower(word.group(1));
            Integer scale = SCALES.get(unit);
            boolean glued = scale == null && SCALES.containsKey(unit.substring(0, 1)) && unit.charAt(0) > 'я';
            if (glued) {
                scale = SCALES.get(unit.substring(0, 1));
            }
            if (scale == null) {
                break;
            }
            end = word.start(1) + (glued ? 1 : unit.length());
            if (unit.charAt(0) <= 'я') {
                part = part.scaleByPowerOfTen(scale);
                Matcher and = AND.matcher(text);
                if (scale == HUNDRED && and.find(end) && word.find(and.end())) {
                    BigDecimal rest = VALUES.get(lower(word.group(1)));
                    if (rest != null && rest.intValue() < 100) {
                        part = part.add(rest);
                        end = word.end();
                    }
                }
                continue;
            }
            sum = sum.add(part.scaleByPowerOfTen(scale));
            part = BigDecimal.ZERO;
            int rest = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
            Matcher figures = FIGURES.matcher(text);
            if (!figures.find(rest)) {
                break;
            }
            part = value(figures.group());
            end = figures.end();
        }
        found.add(plain(sum.add(part)));
        return end;
    }

    /** A comma before three digits parts thousands; any other comma is a decimal one. */
    private static BigDecimal value(String figures) {
        return new BigDecimal(figures.replaceAll("['’]|" + SPACE, "")
                .replaceAll(",(?=\\d{3}(?!\\d))", "")
                .replace(',', '.'));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static void learn(String line) {
        List<String> columns = Arrays.asList(line.split(" +", -1));
        String number = columns.getFirst();
        for (String word : columns.subList(1, columns.size())) {
            if (number.endsWith(".")) {
                PLACES.put(word, number.substring(0, number.length() - 1));
            } else if (number.startsWith("e")) {
                SCALES.put(word, Integer.valueOf(number.substring(1)));
            } else {
                VALUES.put(word, new BigDecimal(number));
            }
        }
    }
}
