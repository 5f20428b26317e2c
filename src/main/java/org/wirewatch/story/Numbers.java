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
    private static final String SPACE = "[ \\u00a0\\u202f]";
    private static final Pattern CLOCK = Pattern.compile("\\G(?:[01]?\\d|2[0-3]):[0-5]\\d(?!\\d)");
    private static final Pattern FIGURES =
            Pattern.compile("\\G(?:\\d{1,3}(?:(?:[,'’]|" + SPACE + ")\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?)");
    private static final Pattern WORD = Pattern.compile("\\G(?:[- \\u00a0\\u202f]?)(\\p{L}+)");
    private static final Pattern START = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{Nd}]");

    private static final Map<String, BigDecimal> VALUES = new HashMap<>();
    private static final Map<String, Integer> SCALES = new HashMap<>();

    static {
        Table.lines("numbers.txt").forEach(Numbers::learn);
    }

    private final String text;
    private final List<String> found = new ArrayList<>();

    private Numbers(String text) {
        this.text = text;
    }

    /** All numbers in order, in plain digits; times of day as {@code 14:05}. */
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
        Matcher clock = CLOCK.matcher(text);
        if (clock.find(at)) {
            found.add(clock.group());
            return clock.end();
        }
        Matcher figures = FIGURES.matcher(text);
        return figures.find(at) ? readScale(value(figures.group()), figures.end()) : at + 1;
    }

    private int readWord(int at) {
        Matcher word = WORD.matcher(text);
        if (!word.find(at)) {
            return at + 1;
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
        found.add(sum.add(part).stripTrailingZeros().toPlainString());
        return end;
    }

    /** A comma before three digits parts thousands; any other comma is a decimal one. */
    private static BigDecimal value(String figures) {
        return new BigDecimal(figures.replaceAll("['’]|" + SPACE, "")
                .replaceAll(",(?=\\d{3}(?!\\d))", "")
                .replace(',', '.'));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static void learn(String line) {
        List<String> columns = Arrays.asList(line.split(" +", -1));
        String number = columns.getFirst();
        for (String word : columns.subList(1, columns.size())) {
            if (number.startsWith("e")) {
                SCALES.put(word, Integer.valueOf(number.substring(1)));
            } else {
                VALUES.put(word, new BigDecimal(number));
            }
        }
    }
}
